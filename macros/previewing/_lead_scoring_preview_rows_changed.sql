{#- What is added to and gone from the named lists, and which adjustments differ,
    by their ids: they may name an address. -#}
{% macro _lead_scoring_preview_rows_changed() -%}
    {%- set live = lead_scoring._lead_scoring_preview_live -%}
    {%- for name, columns in {
        'stg_lead_scoring__lists': 'list_name, value',
        'stg_lead_scoring__score_adjustments':
            "'score_adjustments' as list_name, adjustment_id as value",
    }.items() %}
    {%- for is_added, here, there in [
        (true, ref(name), live(name)), (false, live(name), ref(name))
    ] %}
    select distinct {{ columns }}, {{ is_added }} as is_added
    from (from {{ here }} except from {{ there }})
    {{ 'union all' if not loop.last }}
    {%- endfor %}
    {{ 'union all' if not loop.last }}
    {%- endfor %}
    order by all
{%- endmacro %}
