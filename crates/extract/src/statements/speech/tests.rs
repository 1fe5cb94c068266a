use model::StatementKind::{ClaimOfResponsibility, Denial, Threat, Warning};

use super::super::wordings::{hold, statements};

#[test]
fn who_owns_an_act_is_read_in_other_words_than_claiming_it() {
    hold(
        ClaimOfResponsibility,
        &[
            (
                "Red Brigades",
                "A judge was shot in Turin on Monday. Responsibility was assumed by the Red Brigades.",
            ),
            (
                "National Liberation Army",
                "A bomb cut the pipeline near Arauca on Tuesday. \"It was ours,\" answered the National Liberation Army.",
            ),
            ("Boko Haram", "Gunmen burned a school in Yobe. Boko Haram posted film of the attack on Friday."),
            (
                "Real Irish Republican Army",
                "A bomb went off outside the court in Newry. A sheet signed Real IRA lay at the gate, and said that it had \
                 planted the bomb.",
            ),
        ],
    );
}

#[test]
fn threats_are_read_from_unsigned_papers_deadlines_and_conditions() {
    hold(
        Threat,
        &[
            (
                "",
                "A clerk was shot in Cali on Monday. Leaflets told the owners to close or they would be burned.",
            ),
            (
                "Abu Sayyaf",
                "Gunmen kidnapped two teachers on Jolo. Abu Sayyaf gave the town 48 hours to pay or the two would be beheaded.",
            ),
            (
                "Taliban",
                "Two engineers were abducted in Ghazni. The Taliban will kill them one by one unless the firm leaves the valley.",
            ),
        ],
    );
}

#[test]
fn who_disowns_an_act_denies_it() {
    hold(
        Denial,
        &[
            (
                "Hezbollah",
                "A car bomb killed two in Beirut on Monday. Hezbollah protested its innocence within the hour.",
            ),
            ("Basque Homeland and Freedom", "A bomb exploded in Santander. ETA rejected that outright."),
        ],
    );
}

#[test]
fn those_who_answer_for_people_warn_them() {
    hold(
        Warning,
        &[
            (
                "Ireland",
                "A bomb exploded in Bali on Monday. Citizens of Ireland are urged to avoid hotels and not to move after dark.",
            ),
            (
                "Embassies",
                "Gunmen attacked a hotel in Sousse. Embassies of four countries warned their citizens to avoid the coast.",
            ),
        ],
    );
}

#[test]
fn silence_other_matters_and_own_losses_are_no_claims() {
    for text in [
        "A bomb exploded in Lima on Monday. Shining Path published a statement.",
        "A bomb exploded in Bogota on Monday. The FARC spoke of the talks in Havana and of the vote.",
        "A grenade hit a police post in Swat. The Taliban reported nine of their men killed in the raid.",
        "A bomb exploded in Derry. The Real IRA, in a statement on the elections, called for a boycott.",
        "Gunmen shot a banker in Athens. The bank advised its customers to use the other branch.",
    ] {
        let claims: Vec<_> =
            statements(text).into_iter().filter(|it| it.kind == ClaimOfResponsibility).collect();
        assert_eq!(claims, [], "{text}");
    }
}
