with scores as (

    select * from {{ ref('lead_scorecard_scores') }}
    where not is_disqualified

),

leads as (

    select * from {{ ref('lead_scores') }}
    where company_id is not null

),

ranked as (

    select
        leads.company_id,
        leads.company_name,
        leads.last_engaged_at,
        scores.scorecard_id,
        scores.lead_id,
        scores.score,
        scores.is_sales_ready,
        scores.as_of_date,
        row_number() over (
            partition by leads.company_id, scores.scorecard_id
            order by
                scores.score desc,
                {{ lead_scoring_sort_text('scores.lead_id') }}
        ) as place
    from scores
    inner join leads on scores.lead_id = leads.lead_id

)

select
    company_id,
    scorecard_id,
    max({{ lead_scoring_sort_text('company_name') }}) as company_name,
    count(*) as leads,
    count(last_engaged_at) as engaged_leads,
    cast(sum(
        case when is_sales_ready then 1 else 0 end
    ) as {{ dbt.type_bigint() }}) as sales_ready_leads,
    max(case when place = 1 then lead_id end) as best_lead_id,
    max(score) as best_score,
    cast(sum(score) as {{ dbt.type_bigint() }}) as score_sum,
    max(last_engaged_at) as last_engaged_at,
    max(as_of_date) as as_of_date
from ranked
group by company_id, scorecard_id
