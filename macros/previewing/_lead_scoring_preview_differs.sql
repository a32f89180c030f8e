{#- Whether two relations hold other rows. -#}
{% macro _lead_scoring_preview_differs(one, other) -%}
    {%- set found = run_query(
        'select 1 from ((from ' ~ one ~ ' except from ' ~ other ~ ') union all '
        ~ '(from ' ~ other ~ ' except from ' ~ one ~ ')) limit 1'
    ) -%}
    {{ return(found | length > 0) }}
{%- endmacro %}
