{#- A registered event property as text: a key of the JSON column `properties`,
    or a parameter of the page's URL; a number is rounded down to its bucket.

    Arguments:
        property (dict): an entry of the var lead_scoring_event_properties:
            name (str), and optionally key (str, where the JSON key has another
            name), url_parameter (str), bucket (number). -#}
{% macro lead_scoring_event_property(property) -%}
    {%- set value -%}
        {%- if property.url_parameter is defined -%}
            {{ lead_scoring_url_parameter('page_url', property.url_parameter) }}
        {%- else -%}
            {{ lead_scoring_json_text(
                'properties', property.key | default(property.name)
            ) }}
        {%- endif -%}
    {%- endset -%}
    {%- if property.bucket is defined -%}
        {{ lead_scoring_number_text(
            "floor(" ~ lead_scoring_try_cast(value, 'decimal(18, 4)') ~ " / "
            ~ property.bucket ~ ") * " ~ property.bucket
        ) }}
    {%- else -%}
        {{ lead_scoring_text(value) }}
    {%- endif -%}
{%- endmacro %}
