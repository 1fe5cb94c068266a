//! Enumerations whose members have a name in annotated texts: each name is written once, beside its member.

/// Defines an enumeration, the table of its names, and the ways between member, number and name.
macro_rules! named {
    ($(#[$about:meta])* pub enum $kind:ident { $($(#[$each:meta])* $member:ident = $name:literal,)+ }) => {
        $(#[$about])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $kind {
            $($(#[$each])* $member,)+
        }

        impl $kind {
            /// All of them, in the order of their numbers.
            pub const ALL: &[(Self, &'static str)] = &[$((Self::$member, $name),)+];

            /// The name in annotated texts.
            pub fn name(self) -> &'static str {
                Self::ALL.get(self as usize).map_or("", |(_, name)| name)
            }

            /// The one of this name.
            pub fn of_name(name: &str) -> Option<Self> {
                Self::ALL.iter().find(|(_, known)| *known == name).map(|(it, _)| *it)
            }

            /// The one of this number.
            pub fn of_number(number: usize) -> Option<Self> {
                Self::ALL.get(number).map(|(it, _)| *it)
            }
        }
    };
}

pub(super) use named;
