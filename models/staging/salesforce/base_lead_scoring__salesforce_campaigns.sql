{{ config(enabled='salesforce' in var('lead_scoring_sources')) }}
with members as (

    {{ lead_scoring_source_table('salesforce', 'campaign_member') }}

),

campaigns as (

    {{ lead_scoring_source_table('salesforce', 'campaign') }}

),

responses as (

    {% for person in ['lead_id', 'contact_id'] -%}
    select
        {{ person }} as person_id,
        id,
        campaign_id,
        first_responded_date
    from members
    where
        {{ person }} is not null
        and has_responded
        and not coalesce(is_deleted, false)
        and coalesce(_fivetran_active, true)
    {% if not loop.last %}union all
    {% endif %}
    {%- endfor %}

),

ranked as (

    select
        *,
        row_number() over (
            partition by person_id order by first_responded_date, id
        ) as place
    from responses

)

select
    ranked.person_id,
    coalesce(campaigns.name, ranked.campaign_id) as campaign
from ranked
left join campaigns
    on
        ranked.campaign_id = campaigns.id
        and coalesce(campaigns._fivetran_active, true)
where ranked.place = 1
