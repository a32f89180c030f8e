{#- What is known of an address: valid, malformed or missing. -#}
{% macro _lead_scoring_email_status(column) -%}
    case
        when {{ lead_scoring.lead_scoring_email(column) }} is not null then 'valid'
        when {{ lead_scoring.lead_scoring_text(column) }} is not null
            then 'malformed'
        else 'missing'
    end
{%- endmacro %}
