{% macro lead_scoring_is_flawed(name) -%}
    {%- set flaws = lead_scoring._lead_scoring_ids(name).values() | list -%}
    {%- for column, type in lead_scoring.lead_scoring_raw_contract(name).types.items()
        if type in ['timestamp', 'number', 'boolean'] -%}
        {%- do flaws.append(
            column ~ ' is null and ' ~ column ~ '_as_written is not null'
        ) -%}
    {%- endfor -%}
    ({{ flaws | join(') or (') }})
{%- endmacro %}
