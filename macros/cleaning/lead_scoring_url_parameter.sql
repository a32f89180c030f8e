{% macro lead_scoring_url_parameter(url, parameter) -%}
    {%- set after = dbt.split_part(url, "'" ~ parameter ~ "='", 2) -%}
    {%- set value = dbt.split_part(dbt.split_part(after, "'&'", 1), "'#'", 1) -%}
    case
        when
            {{ url }} like '%?{{ parameter }}=%'
            or {{ url }} like '%&{{ parameter }}=%'
            then {{ lead_scoring.lead_scoring_text("replace(" ~ value ~ ", '+', ' ')") }}
    end
{%- endmacro %}
