//! What somebody may have meant by a misspelt word.

/// The known word that is nearest to another: one or two letters changed, missing, too many or swapped; `None` when
/// there is none.
///
/// # Example
/// ```
/// use sixfingers::images::near_word;
/// assert_eq!(near_word("sise", ["count", "size"]), Some("size"));
/// assert_eq!(near_word("legs", ["count", "size"]), None);
/// ```
pub fn near_word<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let letters: Vec<char> = word.to_lowercase().chars().take(32).collect();
    // Of a short word, half would be other letters.
    let most = if letters.len() <= 4 { 1 } else { 2 };
    let near = known.into_iter().map(|known| (distance(&letters, &known.chars().collect::<Vec<_>>()), known));
    near.filter(|(distance, _)| *distance <= most).min_by_key(|(distance, _)| *distance).map(|(_, known)| known)
}

/// How many letters must be changed, put in, taken out or swapped with their neighbour to make one word of the other.
fn distance(from: &[char], to: &[char]) -> usize {
    let mut rows = vec![(0..=to.len()).collect::<Vec<_>>()];
    for (i, a) in from.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, b) in to.iter().enumerate() {
            let changed = rows[i][j] + usize::from(a != b);
            let mut best = changed.min(rows[i][j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && from[i - 1] == *b && to[j - 1] == *a {
                best = best.min(rows[i - 1][j - 1] + 1);
            }
            row.push(best);
        }
        rows.push(row);
    }
    rows[from.len()][to.len()]
}
