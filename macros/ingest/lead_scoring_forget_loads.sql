{% macro lead_scoring_forget_loads() -%}
    {%- if execute and is_incremental()
        and lead_scoring._lead_scoring_must_forget() -%}
        delete from {{ this }}
    {%- endif -%}
{%- endmacro %}
