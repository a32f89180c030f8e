{% macro lead_scoring_cell_checks(table) -%}
    {%- set checks = [] -%}
    {%- for column, meta in lead_scoring.lead_scoring_rule_columns(table).items() -%}
        {%- set allowed = meta.allowed or [] -%}
        {%- set remedy = meta.remedy or ('Write ' ~ allowed | join(', ') if allowed else 'Write it') -%}
        {%- set pattern = '^(' ~ allowed | join('|') ~ ')$' if allowed else meta.pattern -%}
        {%- if meta.required -%}
            {%- set holds = column ~ ' is null' -%}
            {%- if meta.required == 'rule' -%}
                {%- set holds = holds ~ " and coalesce(condition, '1') = '1'" -%}
            {%- endif -%}
            {%- do checks.append((column, 'is missing', remedy, holds)) -%}
        {%- endif -%}
        {%- if pattern -%}
            {%- set holds = 'not ' ~ lead_scoring.lead_scoring_regexp_found(
                column, "'" ~ pattern ~ "'"
            ) -%}
            {%- if meta.type == 'day' -%}
                {%- set holds = holds ~ ' or ' ~ column ~ ' is not null and '
                    ~ lead_scoring.lead_scoring_try_cast(column, 'date') ~ ' is null' -%}
            {%- endif -%}
            {%- do checks.append((column, meta.problem, remedy, holds)) -%}
        {%- endif -%}
    {%- endfor -%}
    {{ return(checks) }}
{%- endmacro %}
