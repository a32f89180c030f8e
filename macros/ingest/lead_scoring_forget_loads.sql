{% macro lead_scoring_forget_loads(by_day=true) -%}
    {%- if not execute or not is_incremental() -%}
        {{ return('') }}
    {%- endif -%}
    {%- if lead_scoring._lead_scoring_must_forget() -%}
        {{ return('delete from ' ~ this) }}
    {%- endif -%}
    {%- set days = lead_scoring._lead_scoring_unread_days() or [] -%}
    {%- set parts = [] -%}
    {%- for channel in days | map(attribute=0) | unique if by_day -%}
        {%- do parts.append(
            "channel = '" ~ channel ~ "' and loaded_day in ("
            ~ lead_scoring._lead_scoring_day_literals(days, channel) | join(', ')
            ~ ')'
        ) -%}
    {%- endfor -%}
    {%- if parts -%}
        delete from {{ this }} where {{ parts | join(' or ') }}
    {%- endif -%}
{%- endmacro %}
