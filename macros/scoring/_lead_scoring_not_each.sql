{#- Whether a part between `|` of `value` is not as the pattern says. -#}
{% macro _lead_scoring_not_each(pattern) -%}
    {%- set part = ' *' ~ pattern ~ ' *' -%}
    not {{ lead_scoring.lead_scoring_regexp_found(
        'value', "'^" ~ part ~ '([|]' ~ part ~ ")*$'"
    ) }}
{%- endmacro %}
