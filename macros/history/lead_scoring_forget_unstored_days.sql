{% macro lead_scoring_forget_unstored_days() -%}
    {%- if execute and is_incremental() -%}
        delete from {{ this }} where not is_stored
    {%- endif -%}
{%- endmacro %}
