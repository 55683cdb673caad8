//! A progress bar on standard error, for runs that take longer than a second.

use std::{
    io::{self, IsTerminal},
    time::{Duration, Instant},
};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use super::args::When;

/// A bar that appears once the run has taken a second.
pub(crate) struct Progress {
    n_total: usize,
    n_done: usize,
    began: Instant,
    patience: Option<Duration>,
    bar: Option<ProgressBar>,
}

impl Progress {
    /// Nothing is drawn yet, and never unless standard error is a terminal or `when` insists.
    pub(crate) fn new(when: When, n_total: usize) -> Self {
        let patience = match when {
            When::Never => None,
            When::Always => Some(Duration::ZERO),
            When::Auto => (n_total > 1 && io::stderr().is_terminal()).then_some(Duration::from_secs(1)),
        };
        Self { n_total, n_done: 0, began: Instant::now(), patience, bar: None }
    }

    /// One more file is done.
    pub(crate) fn step(&mut self) {
        self.n_done += 1;
        let Some(patience) = self.patience else { return };
        if self.bar.is_none() && self.began.elapsed() >= patience {
            self.bar = Some(new_bar(self.n_total));
        }
        if let Some(bar) = &self.bar {
            bar.set_position(self.n_done as u64);
        }
    }

    /// Runs something that writes to the terminal while the bar is out of the way.
    pub(crate) fn aside<T>(&self, write: impl FnOnce() -> T) -> T {
        match &self.bar {
            Some(bar) => bar.suspend(write),
            None => write(),
        }
    }

    /// Takes the bar away.
    pub(crate) fn finish(self) {
        if let Some(bar) = self.bar {
            bar.finish_and_clear();
        }
    }
}

fn new_bar(n_total: usize) -> ProgressBar {
    let bar = ProgressBar::with_draw_target(Some(n_total as u64), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{wide_bar} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    bar
}
