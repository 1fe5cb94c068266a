//! Which sentences of a wire report tell of an incident, which of them tell of the same one, and of what type it is.
//!
//! 1. [`sentences`] describes every sentence; a linear judge scores each for every type of act, another the document.
//! 2. [`drafts`] groups the sentences of one type that tell of one act, and drops the groups that are no news.

pub mod drafts;
pub mod facts;
mod judge;
pub mod sentences;

pub use drafts::{Draft, KINDS};
pub use judge::{Judge, judge_of};

#[cfg(test)]
mod tests {
    use model::{IncidentType, Input, codebook::Codebook};

    use crate::Extractor;

    fn read(text: &str) -> Vec<model::IncidentRecord> {
        let published = "1990-03-02".parse().ok();
        let input = Input { doc: "a".into(), text: text.into(), published, ..Input::default() };
        Extractor::new(Codebook::embedded()).extract(&input).incidents
    }

    #[test]
    fn a_murder_on_the_wire_is_an_incident() {
        let text = "LIMA, 2 MAR 90 (EFE) -- [TEXT] THE MAYOR OF HUANTA WAS MURDERED LAST NIGHT BY SHINING PATH \
                    TERRORISTS WHO SHOT HIM AS HE LEFT HIS HOME, POLICE SOURCES REPORTED TODAY. THE MAYOR WAS SHOT \
                    SEVERAL TIMES IN THE HEAD AND DIED INSTANTLY.";
        let found = read(text);
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].incident_type, IncidentType::ArmedAssault);
        assert_eq!(found[0].country.as_deref(), Some("PE"));
    }

    #[test]
    fn a_bomb_on_the_wire_is_an_incident_and_a_clash_of_two_armies_is_none() {
        let bomb = "BOGOTA, 2 MAR 90 (EFE) -- [TEXT] A POWERFUL BOMB EXPLODED THIS MORNING IN FRONT OF A BANK IN \
                    MEDELLIN, INJURING TWO PASSERSBY AND CAUSING HEAVY DAMAGE, POLICE REPORTED. NO GROUP HAS CLAIMED \
                    RESPONSIBILITY FOR THE DYNAMITE ATTACK.";
        assert_eq!(
            read(bomb).iter().map(|found| found.incident_type).collect::<Vec<_>>(),
            [IncidentType::Bombing]
        );
        let clash = "SAN SALVADOR, 2 MAR 90 (COPREFA) -- [TEXT] TROOPS OF THE THIRD BRIGADE CLASHED WITH AN FMLN COLUMN \
                     NEAR THE VOLCANO, AND SEVEN REBELS WERE KILLED IN COMBAT, THE ARMY SAID. THE TROOPS ALSO SEIZED \
                     RIFLES AND AMMUNITION DURING THE OPERATION.";
        assert_eq!(read(clash), []);
    }
}
