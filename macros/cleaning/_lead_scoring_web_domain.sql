{#- The domain of a web address as people write it: `https://www.fir.example/x`
    and `fir.example` are the same. -#}
{% macro _lead_scoring_web_domain(address) -%}
    {%- set plain = 'lower(trim(' ~ address ~ '))' -%}
    {%- set after = 'case when ' ~ plain ~ " like '%://%' then "
        ~ dbt.split_part(plain, "'://'", 2) ~ ' else ' ~ plain ~ ' end' -%}
    {%- set host = dbt.split_part(dbt.split_part(after, "'/'", 1), "'?'", 1) -%}
    nullif(
        case
            when {{ host }} like 'www.%' then substr({{ host }}, 5)
            else {{ host }}
        end, ''
    )
{%- endmacro %}
