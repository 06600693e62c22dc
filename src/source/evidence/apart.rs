//! Work on a stranger's bytes, done in a thread of its own within limits of time and stack.
//!
//! What hangs or panics there must not do so here. A thread has a stack of its own, its panic ends it
//! alone, and it is waited for only so long.

use std::sync::mpsc;
use std::time::Duration;

/// How long a file is waited for; an ordinary one takes a few milliseconds. What a file is may not
/// depend on the machine: so other limits judge it, and the clock only says that they did not.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// The stack of the thread: a page may hold drawings within drawings.
const STACK: usize = 16 << 20;

/// Why work has no result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Without {
    /// It took longer than it was waited for.
    Late,
    /// It broke down.
    Broken,
}

/// The result of work, if there is one in this time.
///
/// # Errors
/// The work took longer, or it panicked.
pub fn within<T: Send + 'static>(
    patience: Duration,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Without> {
    let (answer, answered) = mpsc::channel();
    let work = move || {
        // Nobody may be waiting any more.
        drop(answer.send(work()));
    };
    let thread = std::thread::Builder::new().name("evidence".to_owned()).stack_size(STACK);
    if thread.spawn(work).is_err() {
        return Err(Without::Late);
    }
    answered.recv_timeout(patience).map_err(|missing| match missing {
        mpsc::RecvTimeoutError::Timeout => Without::Late,
        mpsc::RecvTimeoutError::Disconnected => Without::Broken,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_late_or_breaks_down_has_no_result() {
        let endless = || loop {
            std::thread::sleep(Duration::from_mins(1));
        };
        assert_eq!(within::<()>(Duration::from_millis(1), endless), Err(Without::Late));
        let broken = || panic!("as a damaged file may make a reader do");
        assert_eq!(within::<()>(Duration::from_mins(1), broken), Err(Without::Broken));
        assert_eq!(within(Duration::from_mins(1), || 7), Ok(7));
    }
}
