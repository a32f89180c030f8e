{{ config(enabled=var('lead_scoring_evaluation_cutoffs') | int > 0) }}

-- An attribute without a known past disqualifies nobody in the past: it may
-- tell what came after, as the stage of a customer does, and take the leads
-- that converted away. An address tells nothing of the kind.
with satisfied as (

    select * from {{ ref('int_lead_scoring__evaluation_satisfied_rules') }}
    where
        rule_id not in (
            select undated.rule_id
            from {{ ref('int_lead_scoring__undated_rules') }} as undated
            where undated.tells_more_than_the_address
        )

),

disqualifications as (

    {{ lead_scoring_disqualifications('satisfied') | indent(4) }}

)

select * from disqualifications
