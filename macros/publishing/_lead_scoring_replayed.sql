{#- Which day the latest build replayed, and with what was known when; none where
    its scores are those that history stored last.

    Arguments:
        scores, as_of, days (str): lead_scorecard_scores, int_lead_scoring__as_of
            and int_lead_scoring__score_days. -#}
{% macro _lead_scoring_replayed(scores, as_of, days) -%}
    {%- set found = run_query(
        'select (select max(as_of_date) from ' ~ scores ~ '), known_at, '
        ~ '(select max(as_of_date) from ' ~ days
        ~ ' where not is_backfilled and is_stored) from ' ~ as_of
    ).rows[0] -%}
    {%- set is_audit = (found[1] | string)[:4] != '9999' -%}
    {%- if not found[0] or (found[0] == found[2] and not is_audit) -%}
        {{ return(none) }}
    {%- endif -%}
    {{ return({
        'day': found[0] | string,
        'known_at': (found[1] | string)[:19] if is_audit else none,
        'newest': found[2] and found[2] | string,
    }) }}
{%- endmacro %}
