//! What applies to which file: one checker for all files with the same settings.

use std::{path::Path, sync::Arc};

use super::{
    Trouble,
    args::{CommonArgs, RuleArgs},
    trouble::nearest,
};
use crate::{
    diagnostic::Family,
    engine::Checker,
    rules::{Settings, all_rules, name_matches},
};

/// What applies to a file.
#[derive(Debug)]
pub(crate) struct Scope {
    /// Checks it.
    pub(crate) checker: Checker,
}

/// The scopes of a run.
#[derive(Debug)]
pub(crate) struct Scopes {
    only: Arc<Scope>,
}

impl Scopes {
    /// The scopes that options and configuration make.
    ///
    /// # Errors
    /// When a rule, a dictionary or the configuration is not to be had.
    pub(crate) fn new(rules: &RuleArgs, common: &CommonArgs) -> Result<Self, Trouble> {
        if let Some(dictionary) = rules.dictionary.first() {
            return Err(no_hunspell(dictionary));
        }
        let settings = Settings {
            locale: rules.locale.unwrap_or_default(),
            language: common.language.unwrap_or_default(),
            select: known_rules("--select", &rules.select)?,
            ignore: known_rules("--ignore", &rules.ignore)?,
            ..Settings::default()
        };
        Ok(Self { only: Arc::new(Scope { checker: Checker::new(settings) }) })
    }

    /// What applies to a file, which need not exist.
    ///
    /// # Errors
    /// When the configuration that applies is broken.
    #[expect(clippy::unnecessary_wraps, reason = "configuration files come next")]
    pub(crate) fn for_file(&self, _path: &Path) -> Result<Arc<Scope>, Trouble> {
        Ok(Arc::clone(&self.only))
    }
}

fn no_hunspell(dictionary: &Path) -> Trouble {
    Trouble::new(
        format!("--dictionary {}", dictionary.display()),
        "this program was built without Hunspell; `cargo install rotstift --features hunspell` gets it",
    )
}

/// The names, if all of them are rules or families.
fn known_rules(option: &str, names: &[String]) -> Result<Vec<String>, Trouble> {
    let rules = all_rules();
    for name in names {
        if rules.iter().any(|rule| name_matches(rule, name)) || Family::ALL.iter().any(|family| family.name() == name) {
            continue;
        }
        let all = rules.iter().map(|rule| rule.id).chain(Family::ALL.map(Family::name));
        let hint = nearest(name, all)
            .map_or_else(|| "`rotstift explain` lists them".to_owned(), |near| format!("did you mean `{near}`?"));
        return Err(Trouble::new(format!("{option} {name}"), format!("no such rule or family; {hint}")));
    }
    Ok(names.to_vec())
}
