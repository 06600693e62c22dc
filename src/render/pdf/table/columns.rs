//! How wide the columns of a table are: their shares, bent so that words and amounts stay whole.

/// What a column asks for, in points.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Ask {
    /// Its part of the width, relative to the other columns' parts.
    pub share: f32,
    /// The width below which a word or an amount would be broken.
    pub least: f32,
    /// The width at which nothing wraps.
    pub most: f32,
}

/// The widths of the columns, which fill `room` together.
///
/// A column gets its share, but no less than its longest word and no more than it can use; what is over goes first to
/// the columns that wrap, then to all by their shares.
pub(crate) fn widths(asks: &[Ask], room: f32) -> Vec<f32> {
    let shares = sum(asks.iter().map(|ask| ask.share)).max(1.0);
    let least = sum(asks.iter().map(|ask| ask.least));
    if least > room {
        // Only the longest words are broken.
        let mut widths = vec![0.0; asks.len()];
        fill(asks.iter().map(|ask| ask.least), &mut widths, room);
        return widths;
    }
    let fair = |ask: &Ask| (room * ask.share / shares).min(ask.most).max(ask.least);
    let mut widths: Vec<f32> = asks.iter().map(fair).collect();
    let over = room - sum(widths.iter().copied());
    if over < 0.0 {
        // Roomy columns give to those that were raised to their longest word.
        let spare = |(ask, width): (&Ask, &f32)| width - ask.least;
        let all = sum(asks.iter().zip(&widths).map(spare)).max(f32::MIN_POSITIVE);
        for (width, ask) in widths.iter_mut().zip(asks) {
            *width += over * (*width - ask.least) / all;
        }
        return widths;
    }
    let given = fill(asks.iter().map(|ask| ask.most), &mut widths, over);
    for (width, ask) in widths.iter_mut().zip(asks) {
        *width += (over - given) * ask.share / shares;
    }
    widths
}

/// Gives `over` to the columns that are narrower than their goals, alike, until they no longer are; returns what was
/// given.
///
/// So a column that wraps by a word is helped before one that wraps by a sentence.
fn fill(goals: impl Iterator<Item = f32>, widths: &mut [f32], over: f32) -> f32 {
    let mut wants: Vec<(f32, &mut f32)> = goals
        .zip(widths.iter_mut())
        .map(|(goal, width)| ((goal - *width).max(0.0), width))
        .collect();
    wants.sort_by(|(one, _), (next, _)| one.total_cmp(next));
    let mut left = over;
    let mut takers = u16::try_from(wants.len()).unwrap_or(u16::MAX);
    for (want, width) in wants {
        let given = want.min(left / f32::from(takers.max(1)));
        *width += given;
        left -= given;
        takers = takers.saturating_sub(1);
    }
    over - left
}

fn sum(lengths: impl Iterator<Item = f32>) -> f32 {
    lengths.sum()
}

#[cfg(test)]
mod tests {
    use super::{Ask, widths};

    fn check(asks: &[(f32, f32, f32)], expected: &[f32]) {
        let asks: Vec<Ask> =
            asks.iter().map(|&(share, least, most)| Ask { share, least, most }).collect();
        let widths = widths(&asks, 100.0);
        let close = widths.iter().zip(expected).all(|(got, want)| (got - want).abs() < 0.01);
        assert!(close && widths.len() == expected.len(), "{widths:?} is not {expected:?}");
    }

    #[test]
    fn columns_that_wrap_take_their_shares() {
        check(&[(1.0, 10.0, 900.0), (3.0, 10.0, 900.0)], &[25.0, 75.0]);
    }

    #[test]
    fn a_column_is_no_narrower_than_its_longest_word() {
        check(&[(1.0, 40.0, 40.0), (3.0, 10.0, 900.0)], &[40.0, 60.0]);
    }

    #[test]
    fn what_a_column_cannot_use_goes_to_one_that_wraps() {
        check(&[(1.0, 10.0, 20.0), (1.0, 10.0, 900.0)], &[20.0, 80.0]);
    }

    #[test]
    fn a_column_that_wraps_by_a_word_is_helped_first() {
        check(&[(1.0, 10.0, 10.0), (1.0, 10.0, 38.0), (1.0, 10.0, 900.0)], &[10.0, 38.0, 52.0]);
    }

    #[test]
    fn a_table_of_short_cells_fills_the_page() {
        check(&[(1.0, 10.0, 10.0), (3.0, 10.0, 10.0)], &[30.0, 70.0]);
    }

    #[test]
    fn only_the_longest_words_are_broken() {
        check(&[(1.0, 100.0, 100.0), (1.0, 300.0, 300.0), (1.0, 20.0, 20.0)], &[40.0, 40.0, 20.0]);
    }
}
