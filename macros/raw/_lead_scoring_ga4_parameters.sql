{#- GA4's event_params, JSON text of [{"key": ..., "value": {"string_value": ...,
    "int_value": ..., ...}}, ...], as a JSON object of texts; {} where there are
    none or it is something else. A key may be there twice: the first counts. -#}
{% macro _lead_scoring_ga4_parameters(column) -%}
    {{ return(adapter.dispatch(
        '_lead_scoring_ga4_parameters', 'lead_scoring'
    )(column)) }}
{%- endmacro %}

{% macro duckdb___lead_scoring_ga4_parameters(column) -%}
    '{' || coalesce(array_to_string(list_transform(
        try_cast(
            try_cast({{ column }} as json) as struct(
                "key" varchar,
                "value" struct(
                    string_value varchar, int_value varchar,
                    float_value varchar, double_value varchar
                )
            )[]
        ),
        lambda entry: to_json(entry.key) || ':' || to_json(coalesce(
            entry.value.string_value, entry.value.int_value,
            entry.value.float_value, entry.value.double_value
        ))
    ), ','), '') || '}'
{%- endmacro %}

{#- Text that is no JSON is an error of the engine here. -#}
{% macro postgres___lead_scoring_ga4_parameters(column) -%}
    (
        select
            coalesce(cast(jsonb_object_agg(
                entry.value ->> 'key',
                coalesce(
                    entry.value -> 'value' ->> 'string_value',
                    entry.value -> 'value' ->> 'int_value',
                    entry.value -> 'value' ->> 'float_value',
                    entry.value -> 'value' ->> 'double_value'
                )
                order by entry.ordinality desc
            ) as text), '{}')
        from jsonb_array_elements(
            case
                when jsonb_typeof(cast({{ column }} as jsonb)) = 'array'
                    then cast({{ column }} as jsonb)
            end
        ) with ordinality as entry (value, ordinality)
        where entry.value ->> 'key' is not null
    )
{%- endmacro %}
