//! Work on several threads with the results in the order of the items and memory that stays bounded.

use std::{
    collections::BTreeMap,
    ops::ControlFlow,
    sync::{Condvar, Mutex, MutexGuard, PoisonError},
    thread,
};

/// How many results may wait for their turn, for each thread.
const ROOM: usize = 16;

/// Calls `work` for every item on up to `jobs` threads and hands the results to `sink` on this thread,
/// in the order of the items. With one job, or at most one item, no thread is started.
///
/// `sink` may end the run early; items under way are finished and forgotten.
pub(crate) fn in_order<I, R>(
    mut items: I,
    jobs: usize,
    work: impl Fn(I::Item) -> R + Sync,
    mut sink: impl FnMut(R) -> ControlFlow<()>,
) where
    I: Iterator + Send,
    I::Item: Send,
    R: Send,
{
    let jobs = jobs.min(items.size_hint().1.unwrap_or(usize::MAX));
    if jobs <= 1 {
        for item in items.by_ref() {
            if sink(work(item)).is_break() {
                return;
            }
        }
        return;
    }
    let line = Line { items: Mutex::new((items, 0)), state: Mutex::default(), changed: Condvar::new(), room: jobs * ROOM };
    lock(&line.state).n_working = jobs;
    thread::scope(|scope| {
        for _ in 0..jobs {
            scope.spawn(|| {
                let _leave = Leave(&line);
                while let Some((idx, item)) = line.take() {
                    let result = work(item);
                    lock(&line.state).waiting.insert(idx, result);
                    line.changed.notify_all();
                }
            });
        }
        while let Some(result) = line.next_result() {
            if sink(result).is_break() {
                line.stop();
            }
        }
    });
}

struct Line<I, R> {
    items: Mutex<(I, usize)>,
    state: Mutex<State<R>>,
    changed: Condvar,
    room: usize,
}

struct State<R> {
    waiting: BTreeMap<usize, R>,
    n_delivered: usize,
    n_working: usize,
    stopped: bool,
}

impl<R> Default for State<R> {
    fn default() -> Self {
        Self { waiting: BTreeMap::new(), n_delivered: 0, n_working: 0, stopped: false }
    }
}

impl<I: Iterator, R> Line<I, R> {
    /// The next item and its number, once there is room for its result.
    fn take(&self) -> Option<(usize, I::Item)> {
        let mut items = lock(&self.items);
        let idx = items.1;
        let mut state = lock(&self.state);
        while !state.stopped && idx >= state.n_delivered + self.room {
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
        if state.stopped {
            return None;
        }
        drop(state);
        let item = items.0.next()?;
        items.1 += 1;
        Some((idx, item))
    }

    /// The result whose turn it is, or `None` when all work is done.
    fn next_result(&self) -> Option<R> {
        let mut state = lock(&self.state);
        loop {
            let turn = state.n_delivered;
            if let Some(result) = state.waiting.remove(&turn) {
                state.n_delivered += 1;
                self.changed.notify_all();
                return (!state.stopped).then_some(result);
            }
            if state.n_working == 0 || state.stopped {
                return None;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    fn stop(&self) {
        lock(&self.state).stopped = true;
        self.changed.notify_all();
    }
}

/// Signs a thread off, even when its work panics.
struct Leave<'l, I, R>(&'l Line<I, R>);

impl<I, R> Drop for Leave<'_, I, R> {
    fn drop(&mut self) {
        lock(&self.0.state).n_working -= 1;
        self.0.changed.notify_all();
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicUsize, Ordering};

    use super::*;

    #[test]
    fn results_come_in_order_on_any_number_of_threads() {
        for jobs in [1, 2, 7] {
            let mut seen = Vec::new();
            in_order(
                0..500,
                jobs,
                |n| {
                    // The early ones take longest, so that the others overtake them.
                    std::hint::black_box((0..(500 - n) * 50).sum::<u64>());
                    n
                },
                |n| {
                    seen.push(n);
                    ControlFlow::Continue(())
                },
            );
            assert_eq!(seen, (0..500).collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_sink_that_has_enough_ends_the_run() {
        let n_begun = AtomicUsize::new(0);
        let mut n_seen = 0;
        in_order(
            0..1_000_000,
            4,
            |_| n_begun.fetch_add(1, Ordering::Relaxed),
            |_| {
                n_seen += 1;
                if n_seen == 10 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            },
        );
        assert_eq!(n_seen, 10);
        assert!(n_begun.load(Ordering::Relaxed) <= 10 + 4 * ROOM + 4);
    }
}
