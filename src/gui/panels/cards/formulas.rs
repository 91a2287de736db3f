//! The formulas of the cards. Their letters are those of the theory, the same in every language.

use crate::app::cards::state::Card;
use crate::gui::widgets::formula::{
    Term, bar, fraction, hat, index, index_power, letter, norm, power, root, row, sum, up,
};

/// A number.
fn n(number: &'static str) -> Term {
    up(number)
}

/// The formulas of a card, a line each.
pub(crate) fn formulas(card: Card) -> Vec<Term> {
    match card {
        Card::Patch => vec![patch()],
        Card::Equivariance => vec![equivariance()],
        Card::PosteriorMean => vec![posterior_mean(), weight()],
        Card::Effective => vec![effective(), entropy()],
        Card::Locality => vec![locality()],
        Card::Pearson => vec![pearson()],
    }
}

/// `Omega_p = { q : |q_row - p_row|, |q_col - p_col| <= (P - 1) / 2 }`, as a maximum norm.
fn patch() -> Term {
    let distance = index(norm(row([letter("q"), up(" \u{2212} "), letter("p")])), up("\u{221e}"));
    let half = fraction(row([letter("P"), up(" \u{2212} 1")]), n("2"));
    row([
        index(up("\u{3a9}"), letter("p")),
        up(" = { "),
        letter("q"),
        up(" : "),
        distance,
        up(" \u{2264} "),
        half,
        up(" }"),
    ])
}

/// `f(T x_t) = T f(x_t)`.
fn equivariance() -> Term {
    let noisy = || index(letter("x"), letter("t"));
    row([
        letter("f"),
        up(" ( "),
        letter("T "),
        noisy(),
        up(" ) = "),
        letter("T"),
        up(" "),
        letter("f"),
        up(" ( "),
        noisy(),
        up(" )"),
    ])
}

/// `x0_hat(p) = sum_k W_k u_k(p)`.
fn posterior_mean() -> Term {
    row([
        index(hat(letter("x")), n("0")),
        up("(p) = "),
        sum(letter("k")),
        index(letter("W"), letter("k")),
        up(" "),
        index(letter("u"), letter("k")),
        up("(p)"),
    ])
}

/// `W_k = exp(-d_k^2 / 2 sigma_t^2) / sum_j exp(-d_j^2 / 2 sigma_t^2)`.
fn weight() -> Term {
    let exponential = |which: &'static str| {
        let squared = index_power(letter("d"), letter(which), n("2"));
        let noise = row([n("2 "), index_power(letter("\u{3c3}"), letter("t"), n("2"))]);
        row([up("exp( \u{2212} "), squared, up(" / "), noise, up(" )")])
    };
    let below = row([sum(letter("j")), exponential("j")]);
    row([index(letter("W"), letter("k")), up(" = "), fraction(exponential("k"), below)])
}

/// `N = 1 / sum_k W_k^2`.
fn effective() -> Term {
    let squares = row([sum(letter("k")), index_power(letter("W"), letter("k"), n("2"))]);
    row([letter("N"), up(" = "), fraction(n("1"), squares)])
}

/// `e^H, H = - sum_k W_k ln W_k`.
fn entropy() -> Term {
    let weight = || index(letter("W"), letter("k"));
    let sum = row([sum(letter("k")), weight(), up(" ln "), weight()]);
    row([power(letter("e"), letter("H")), up(" ,   "), letter("H"), up(" = \u{2212} "), sum])
}

/// `P = P(t_i), t_i = i / n`.
fn locality() -> Term {
    let time = || index(letter("t"), letter("i"));
    row([
        letter("P"),
        up(" = "),
        letter("P"),
        up(" ( "),
        time(),
        up(" ) ,   "),
        time(),
        up(" = "),
        fraction(letter("i"), letter("n")),
    ])
}

/// `r = sum (a - mean a)(b - mean b) / sqrt(sum (a - mean a)^2 sum (b - mean b)^2)`.
fn pearson() -> Term {
    let away = |which: &'static str| {
        row([up("("), index(letter(which), letter("i")), up(" \u{2212} "), bar(letter(which)), up(")")])
    };
    let squares = |which| row([sum(letter("i")), power(away(which), n("2"))]);
    let above = row([sum(letter("i")), away("a"), away("b")]);
    let below = root(row([squares("a"), squares("b")]));
    row([letter("r"), up(" = "), fraction(above, below)])
}
