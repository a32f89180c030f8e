{% macro lead_scoring_event_property(property) -%}
    {%- set value -%}
        {%- if property.url_parameter is defined -%}
            {{ lead_scoring.lead_scoring_url_parameter('page_url', property.url_parameter) }}
        {%- else -%}
            {{ lead_scoring.lead_scoring_json_text(
                'properties', property.key | default(property.name)
            ) }}
        {%- endif -%}
    {%- endset -%}
    {%- if property.bucket is defined -%}
        {{ lead_scoring.lead_scoring_number_text(
            "floor(" ~ lead_scoring.lead_scoring_try_cast(value, 'decimal(18, 4)') ~ " / "
            ~ property.bucket ~ ") * " ~ property.bucket
        ) }}
    {%- else -%}
        {{ lead_scoring.lead_scoring_text(value) }}
    {%- endif -%}
{%- endmacro %}
