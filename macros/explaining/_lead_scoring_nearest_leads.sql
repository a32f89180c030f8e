{#- The three leads whose id, address or name is most like a text. -#}
{% macro _lead_scoring_nearest_leads(text) -%}
    with alike as (

        select
            lead_id,
            trim(coalesce(first_name, '') || ' ' || coalesce(last_name, ''))
                as full_name,
            email,
            greatest(
                {%- for column in [
                    'lead_id',
                    "coalesce(email, '')",
                    "trim(coalesce(first_name, '') || ' ' || coalesce(last_name, ''))",
                ] %}
                {{ lead_scoring._lead_scoring_similarity(
                    'lower(' ~ column ~ ')', 'lower(' ~ text ~ ')'
                ) }}{{ ',' if not loop.last }}
                {%- endfor %}
            ) as similarity
        from {{ ref('int_lead_scoring__leads') }}

    )

    select
        lead_id,
        full_name,
        email
    from alike
    where similarity >= 0.8
    order by similarity desc, lead_id
    limit 3
{%- endmacro %}
