//! The names of the word lists.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

macro_rules! classes {
    ($($name:ident)+) => {
        /// A list of words. What it is for stands in the column `note` of its row.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[repr(u16)]
        pub enum Class {
            $(#[doc = concat!("The words of the list `", stringify!($name), "`, its name in lower case with hyphens.")] $name),+
        }

        impl Class {
            /// All lists.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];
            /// Number of lists.
            pub const COUNT: usize = Self::ALL.len();
            const IDENTIFIERS: &'static [&'static str] = &[$(stringify!($name)),+];
        }
    };
}

classes! {
    // Sentences and abbreviations
    SentenceOpener SureSentenceOpener TitleAbbreviation Abbreviation CalendarAbbreviation NumberedAbbreviation
    // Nouns
    PluralNoun
    // Places
    PlacePreposition InPreposition NearPreposition OfPreposition OriginPreposition PlacePart PlaceModifier Article TownNoun
    NotPlace NameParticle CapitalNoun HomeNoun Distance Possessive
    // Targets
    AgainstPreposition BuildingAnaphor AllWord UsedBy PostJoint QuarterNoun UnitNoun WithinPreposition Comma
    // Targets
    AdverbialNoun FromPreposition
    // Targets
    ThisWord CityNoun HereWord
    // Targets
    AimPreposition
    // Dates
    Month Weekday ShortWeekday Weekdays Season TimeUnit PluralUnit Decade Holiday
    // Counts
    Number Ordinal Scale BareScale CountHedge CountTailHedge Scores Collective CollectiveOf
    // Messages and estimates
    AbilityWord ActPronoun AdverbEnding Advice AllOrBoth AmbushNoun And Announce As AttackModifier AttackNoun
    AttackOrKidnap AttackerNoun Attributive Author AvengeOrContinue AvowParticiple Band Be BecomeHarmed
    BetweenSubjectAndVerb BloodWord BombNoun BombersNoun Bore Both By ByOrFrom CallItOf CallNoun CalledThing
    Caller CallerNoun CallingItself Came Captives Casualties Chance Circulated ClaimAct ClaimForm ClaimIn
    ClaimNoun ClaimObjectStop ClaimantEnd ClaimantHelp ClaimantPronoun Claimed ClaimedThing ClauseStart
    ComingSpan CommaOrAnd Complement Complicity Concession Condition Conjunction Continue CountTail Counted
    Credit DangerNoun DayEnding Deadline DeadlineHelp Declare DeclaredTarget DeedHelp DeedStop Delivered
    Demand DenialStop DenialSubject DeniedThing Destroyed Determiner Distanced Do Duty Else ElseOrFuture
    EmptySubject EstimateBreak Evacuate EveningOrNight Expected FewCount Fight FightAim FighterNoun Fighting
    FiniteBe FiniteHelp FollowerLink For ForOrOf ForceNoun From Future Gave GoOff GroupItself GroupPossessive
    GroupPronoun GuiltWord HandIn HarmedWord Having HorizonBreak HorizonLead HorizonUnit Hostile Hour
    HoursOrMinutes I In InOrOn Indefinite IndefiniteDeterminer Infinitive Inside InvertedBreak Is It ItOrThem
    Itself JointHelp KeepAway Know LeaveOrder Led Letter LetterKind Likely Listed Lives Martyrs MayHappen
    Meanwhile MessageDeterminer MessageLink MessageOf MessageVerb Name NameBreak NameGiven NameIndefinite
    NameInside NameIntroduction NameOrSignature Nameless NamelessCount NamelessOpen NamelessStop Negation
    NegationBreak NextOrThis No NoExpectation NoSubject None Not NotAbility NotIncited NotThreatened NoteFound
    Nothing NoticeNoun Now ObjectCount Occasion Of OnOrUpon One Or OrdinalPronoun OurOrWe Ours Own OwnAlone
    OwnOrOne OwnPossessive OwnPronoun OwnQuote OwnWork Owner PartOfDay PartyEnd PartyNameInside PastBe
    PastEnding PastOrPossible Person PhraseEnd PhrasePreposition PluralEnding PluralPointer PointedTarget
    Pointer Police PoliceNoun PossessiveMark Possibility PraiseLead PraiseStop Praised PraisedAct
    ProgressiveEnding Pronoun Reflexive RefusalOfWork Relative Reminded Said SaidBreak SaidOf Same SameMessage
    SamePointer Scene Signed Soldiers Span SpokesRole Spread StatePreposition StrikeKind StrikeNoun Struck
    SubClause SubjectBreak Suffer Take TargetAcross TargetHarmed TargetIn Telephone Telling That The Them
    Theirs SpeakerNoun Failing Assumed Footage Publishes Anonymous TimeBound Benign MoreWords Against Careful AuthorityNoun Adviser Anew CivicDuty Please You Masked Menacer Parley Overrun Slain Enemy Claimant OnOrBy Network InThisWay
    Threat ThreatAgainst ThreatGoesOn ThreatKind ThreatObject ThreatOfFuture ThreatPaper ThreatSubject
    Threatened ThreatenedPeople Time TimeLead TimeNoun To ToldTo TrimmedStart UltimatumSpan Unasserted
    Unsigned VerbNegation ViolentAct Voice Vow Want Warn Warning We WeakModal What Which Who WillDie WillStop
    Within Without Work Would
    // Acts
    SeriesNoun Another OneOfThem AllOfThem IndefiniteArticle OrdinalWord Helping Responsibility TimeOfTale Have ForWhat
    AnaphoricBuilding AgentOfState DefiniteArticle OfWhat WherePreposition LetterScare FightWord
    CrowdNoun SeveralAttackers WeaponCompound RetellVerb ToInfinitive TimeRelation
    // Messages, more
    NamePrefix
    // Messages, more
    AnyArticle
    // Counts and nouns
    AgeLead AttackerWord AttackersPlural BetweenOrFrom Cent CountBreak CountOpener Dozen HarmParticiple
    HarmWord How IndefiniteCount IndefiniteCountOf Many MaybeMore Measure MenEnding NotPerson NumberedThing
    Odd OneLead OnePointer OneTail Only OrTo OrdinalEnding PeoplePlural Per PersonEnding PersonWord SomeWord
    ThingWord WholeCollective YearsUnit
    // More of dates
    A AdverbialLead After AfterDay AfterShift AgeDash Ago AheadSign AheadWord Apposition AtOverThe AttackName
    Before BeginningOf Between ByTime Coming CountTail2 CountedThing Couple CurrentPick DateBack DateOpener
    DateWord DatelineWord DayJoin DayLead Days DeadlineNoun DemandSign Earlier EarlierLater EarlierWay Early
    EarlyLateOvernight EarlyOrLate EdgeUnit EndOf EveryWord Fall FewOrCouple First FirstEdge FollowingPick
    Fortnight Half Last LastEdge LastPick Late Later LaterWay May Mid Middle MonthJoin MonthLead MonthUnit
    MonthYearWord MoreLess MoreLessTail Next Night NotMonthTail NotOnlyMonth NotYearLead OfOrIn On Overnight
    PartOfDayName Past PastSign PersonOwner PlaceLead PrecedingPick PrecedingWeekday PriorWord Recent
    RecentPast Recently SameOrVery SeasonLead SeasonNoun SecondHalf Several Since ThatTheThis These This
    ToWeekday ToYear Today Tomorrow TonightWord UnitTail Until Week WeekdayName Weekend Were WholeWord
    WithinLead Year YearLead Yesterday
    // More of dates
    Over UnitHedge
    // Words shared with dates
    Day
    // Harm and counted acts
    TimeShift WeaponSeized NotGroup ActsMeant SeveralActs Kills Wounds HarmsBoth Abducts GroupSize
    // Tolls
    AOrOne AboardPlace Account AimNoun AimedTo All AllBothOnly Also AlsoAnother Among AmongOf AndOr AndPlus
    AnyPeople Anybody ArticleOther AsWellAs AtBe AtPlace AttackVerb BeForms BeatToDeath BeatenFound Been Being
    BlowForm BodyNoun Casualty CausedHarm CausedVerb ClaimedCredit ClaimedToll ClauseWord Companions Corpses
    CostLives CostLoss CountNoun CountVerb CountedWith Dead Deadly Death Deaths Detonated Did DidOrNot
    DieFatally DownWord Excluding Face Fatally FurtherCount GaveCount GaveLost GuiltContext Gunned GunnedVerb
    HarmAdverb HarmState Has HaveWord HavingWord HeShe HeSheWho Head HerHis HerHisTheTheir HerHisTheir Him
    Himself HospitalVerb Hostage Hostages HowWord HurtBreak InHospital Including IncludingWhom Injury
    ItNothing JoinedLater KnownOnes LastRemaining Left Life ListBreak LivesWord Losing Loss Lost Managed
    MassOwner Massacre MayLose MayMight ModalForms Mortally Mourning NameSmall NationEnding NaturalCause
    Neither NoNobody NoOneAtAll NoWithout NotAlive NotToll NotVerb NotWithout NounRunStop NumberWord
    ObjectHelp OneBe OneHas OnePhrase OneselfWord Other OtherClause Others OurTheir PeopleModifier PhraseAll
    PhraseArticle PhraseOwner PhraseTheir PrepositionWord Pronounced RelativeAny RelativePerson RemainingCount
    RestCount RoseTo SaidBoundary SaidHelp SaidSays SaidStop SeveralBe SeveralHave ShootingNoun Shot Single
    Slit SpeakOf SpeechClause Spoke SpokeOf SubjectPreposition TakeHostage TallyNoun Than ThatWho TheThose
    ThemUs ThemWhom Themselves Throat TimeClause ToHarmState Toll TollNoun TookLives Treated Unknowing UpWord
    VerbBreak VerbDeterminer Victims Well Whom With
    // Acts, authors and targets
    According Accused ActDeterminer ActLead ActorAfter ActorAnaphors ActorBefore ActorBelief ActorBetween
    ActorBracket ActorClaimed ActorClaiming ActorCollectives ActorFighters ActorGuilt ActorHeads ActorJoins
    ActorNameInside ActorNaming ActorOpeners ActorPart ActorParts ActorWeakHeads AgainstOrAnti AgainstWord
    AlsoLater AndOrBut ArabicArticle AtTime Attempted AuthorityBreak AuthorityHelp AuthorityOffices
    AuthoritySaying AwayWord BeOrGet Behind Belong BesideWord BetweenOrOf Blame BlameBreak BombersPlural
    CalendarName CallerOrPronoun Came2 ClaimSaid ClaimingForm ClauseOpener ConcernLead ConcessionBreak
    ConcessionWord Condition2 CountOrArticle CountSeveral CountedActs CreditOwn DateSpeech DeniedTie
    DeterminerOrPreposition DeviceWord Door Doubt DoubtOrRule DozensWord EllipsisNumbers EmployedAt EventBreak
    EventClause FireWord FurtherAct FurtherWord GroupArticle GroupJoin GroupKind GroupNoun GroupWord GuiltLead
    Had Hand HandNoun Happened HeldGuilty HeldResponsible Identifying InOfOn InTo IsWas IstEnding LeastOrOne
    Ledger LightModifier Like Link ListJoin More NameDash NationJoin NationList NewThreat NoTie NorNothing
    NounVerb ObjectVaguePeople OfTheName Often OnOrders OrganizationWord OwnUp SameClaim OtherGroups OtherPlace OwnerBreak
    OwnerPronoun PartIn PassiveBe PassiveHelp PeopleBreak PeopleKind PerpetratorActs PerpetratorAscribing
    PerpetratorAtWork PerpetratorAtWorkVerbs PerpetratorAuxiliaries PerpetratorBack PerpetratorBelongings
    PerpetratorBlaming PerpetratorCalling PerpetratorCaught PerpetratorClaimants PerpetratorClaimed
    PerpetratorClaiming PerpetratorDeeds PerpetratorDenial PerpetratorDescribed PerpetratorDoers
    PerpetratorDoing PerpetratorFarAscribing PerpetratorFinding PerpetratorFound PerpetratorGuess
    PerpetratorGuilt PerpetratorHeld PerpetratorJoints PerpetratorJudging PerpetratorLeads PerpetratorLinks
    PerpetratorNoOne PerpetratorNobody PerpetratorNotDoing PerpetratorOpined PerpetratorOrdering
    PerpetratorOrdinals PerpetratorOwnedUp PerpetratorPeople PerpetratorSmall PerpetratorSpeaking
    PerpetratorTopics PerpetratorTraces PerpetratorTurns PerpetratorUnknown PerpetratorWarnings
    PerpetratorWork PersonPronoun PhraseSmall PlaceBreak PlaceFromTo PlaceJoin PlaceNear PlaceVerb
    PointingWord PossessorMark PostAt Prevented PronounHelp Recognized Representing RuledThing SaidVerb SaidWord
    SeriesLead Simultaneous StageAttempts StageDisruptions StageDoubts StageDuds Stood StrongVerb Suicide
    SameAct Superlative SuperlativeEnding SupportBetween SupportBlaze SupportHarm SupportMeans SupportPeople Suspicion
    TargetCount TargetDeterminer TargetPhraseEnd ThatThose ThoseWord TieAgainst TieBreak TieLead TieNoun TieOf
    TiePreposition TieStop TieTo TieVerb ToBy TollAnswers TollBreak TollBurns TollBystanders TollCharges
    TollDealt TollFound TollFurther TollHealers TollHedges TollKnown TollLimbs TollLinks TollReasons
    TollSaying TollStretches TollSuffer TollWounds TollHospital TollHospitalWay TollStruck TollStruckNot
    TollShards TollWoundNoun TollHarmNoun TollDamage TollUnhurt TollSurvive TollFell TollLined TollInside TollMeans
    TollEscaped TollNil TollOnly TollSo TollLeft TollFreed TollEither TollNoneOf TollOfThese TollDid TollThroats TollMurder TollVictim TollSole TollThey TollReceived
    TollInAll TollTotal TollDriver TollAtWheel TollVehicle TollItsThe TollDriven TollAgainst TotalActs TotalBombers TotalGeneral TotalMessages
    TotalOfficials TotalSaying Toward TownModifier TraceWord TriggerEstimates VictimNoun Was WhichWhose
    WhoWhom Rings Press RelativeWord Answers HandOf Seeing AccountLead AccountNoun SameAnaphors GroupSpeaks SpeaksOfOthers
    // Shared

    // Shared

    // Shared

}

impl Class {
    /// The name as it stands in the code column: `BeforePlace` is `before-place`.
    pub fn name(self) -> String {
        let identifier = Self::IDENTIFIERS.get(self as usize).copied().unwrap_or_default();
        let mut name = String::with_capacity(identifier.len() + 4);
        for letter in identifier.chars() {
            if letter.is_uppercase() && !name.is_empty() {
                name.push('-');
            }
            name.extend(letter.to_lowercase());
        }
        name
    }

    /// The list of this name.
    pub fn named(name: &str) -> Option<Self> {
        static NAMES: LazyLock<FxHashMap<String, Class>> =
            LazyLock::new(|| Class::ALL.iter().map(|class| (class.name(), *class)).collect());
        NAMES.get(name).copied()
    }
}
