//! A limit on the bytes in flight.

use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

/// Bytes that may still be taken. Whoever wants more waits.
pub(super) struct Budget {
    limit: usize,
    used: Mutex<usize>,
    freed: Condvar,
}

impl Budget {
    pub(super) fn new(limit: usize) -> Self {
        Self { limit, used: Mutex::new(0), freed: Condvar::new() }
    }

    /// Waits until `bytes` are free and takes them; more than the limit passes when nothing else is in flight.
    pub(super) fn take(&self, bytes: usize) {
        let mut used = self.used();
        while *used > 0 && used.saturating_add(bytes) > self.limit {
            used = self.freed.wait(used).unwrap_or_else(PoisonError::into_inner);
        }
        *used = used.saturating_add(bytes);
    }

    pub(super) fn give_back(&self, bytes: usize) {
        let mut used = self.used();
        *used = used.saturating_sub(bytes);
        self.freed.notify_all();
    }

    /// Lets everybody pass: nothing is going to be given back any more.
    pub(super) fn open(&self) {
        self.give_back(usize::MAX);
    }

    fn used(&self) -> MutexGuard<'_, usize> {
        // A number cannot be left half-written, so a poisoned lock is still good.
        self.used.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
