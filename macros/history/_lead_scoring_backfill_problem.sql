{#- Why these days can't be filled in, in a sentence; none where they can. After a
    replay they would be filled in by its rules and data, and not be published.

    Arguments:
        newest (str): the newest day that a build stored, or none. -#}
{% macro _lead_scoring_backfill_problem(from_day, to_day, every, newest) -%}
    {%- for day in [from_day, to_day]
        if not lead_scoring._lead_scoring_is_day(day) -%}
        {{ return('"' ~ day ~ '" is no day: write YYYY-MM-DD, such as 2026-06-30.') }}
    {%- endfor -%}
    {%- if every not in ['day', 'week'] -%}
        {{ return('"' ~ every ~ '" is no step: write day or week.') }}
    {%- endif -%}
    {%- if from_day > to_day -%}
        {{ return('There is no day from ' ~ from_day ~ ' to ' ~ to_day ~ '.') }}
    {%- endif -%}
    {%- if newest is none -%}
        {{ return('No build has stored a day yet: run ./scripts/build first.') }}
    {%- endif -%}
    {%- set replayed = lead_scoring._lead_scoring_found_replay() -%}
    {%- if replayed -%}
        {{ return(
            'The latest build was a replay of ' ~ replayed.day ~ ': days are '
            ~ 'filled in by the rules and data of a build that is none. Run '
            ~ './scripts/build, then this again.'
        ) }}
    {%- endif -%}
    {%- if to_day > newest -%}
        {{ return(
            'The newest stored day is ' ~ newest ~ ': fill in days up to it, or '
            ~ 'run ./scripts/build, which stores its day.'
        ) }}
    {%- endif -%}
    {{ return(none) }}
{%- endmacro %}
