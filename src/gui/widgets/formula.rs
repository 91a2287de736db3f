//! Formulas, set with the fonts of the window: fractions, sums, indices, roots.

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, FontId, Galley, Pos2, Rect, Stroke, Ui, Vec2, pos2, vec2};

/// A part of a formula.
#[derive(Clone, Debug)]
pub(crate) enum Term {
    /// Upright: numbers, names of functions, signs.
    Upright(String),
    /// Slanted: what stands for a number.
    Letter(&'static str),
    /// One after the other.
    Row(Vec<Term>),
    /// Above, below.
    Fraction(Box<Term>, Box<Term>),
    /// With an index, or an exponent, or both.
    Indexed { of: Box<Term>, below: Option<Box<Term>>, above: Option<Box<Term>> },
    /// A sum over what stands below it.
    Sum(Box<Term>),
    /// A square root.
    Root(Box<Term>),
    /// With a hat: an estimate.
    Hat(Box<Term>),
    /// With a bar: a mean, or a product.
    Bar(Box<Term>),
    /// Between bars as high as it is: a length.
    Norm(Box<Term>),
}

/// Upright.
pub(crate) fn up(text: impl Into<String>) -> Term {
    Term::Upright(text.into())
}

/// Slanted.
pub(crate) fn letter(letter: &'static str) -> Term {
    Term::Letter(letter)
}

/// One after the other.
pub(crate) fn row(terms: impl Into<Vec<Term>>) -> Term {
    Term::Row(terms.into())
}

/// A fraction.
pub(crate) fn fraction(above: Term, below: Term) -> Term {
    Term::Fraction(Box::new(above), Box::new(below))
}

/// With an index.
pub(crate) fn index(of: Term, below: Term) -> Term {
    Term::Indexed { of: Box::new(of), below: Some(Box::new(below)), above: None }
}

/// With an exponent.
pub(crate) fn power(of: Term, above: Term) -> Term {
    Term::Indexed { of: Box::new(of), below: None, above: Some(Box::new(above)) }
}

/// With both.
pub(crate) fn index_power(of: Term, below: Term, above: Term) -> Term {
    Term::Indexed { of: Box::new(of), below: Some(Box::new(below)), above: Some(Box::new(above)) }
}

/// A sum.
pub(crate) fn sum(over: Term) -> Term {
    Term::Sum(Box::new(over))
}

/// A square root.
pub(crate) fn root(of: Term) -> Term {
    Term::Root(Box::new(of))
}

/// With a hat.
pub(crate) fn hat(of: Term) -> Term {
    Term::Hat(Box::new(of))
}

/// With a bar.
pub(crate) fn bar(of: Term) -> Term {
    Term::Bar(Box::new(of))
}

/// A length.
pub(crate) fn norm(of: Term) -> Term {
    Term::Norm(Box::new(of))
}

/// Something that is drawn, relative to the beginning of the baseline.
enum Mark {
    Words(Pos2, Arc<Galley>),
    Line(Vec<Pos2>, f32),
}

/// A laid-out part: marks around a baseline.
struct Set {
    width: f32,
    /// Above the baseline.
    ascent: f32,
    /// Below it.
    descent: f32,
    marks: Vec<Mark>,
}

impl Set {
    fn moved(mut self, by: Vec2) -> Vec<Mark> {
        for mark in &mut self.marks {
            match mark {
                Mark::Words(at, _) => *at += by,
                Mark::Line(points, _) => points.iter_mut().for_each(|point| *point += by),
            }
        }
        self.marks
    }
}

/// A laid-out formula.
pub(crate) struct Formula {
    set: Set,
}

impl Formula {
    /// Lays a formula out, as large as it fits into a width.
    pub(crate) fn new(ui: &Ui, term: &Term, sizes: &[f32], width: f32) -> Self {
        let smallest = sizes.last().copied().unwrap_or(12.0);
        let all = sizes.iter().map(|size| Setter { ui }.set(term, *size));
        let mut fitting = all.filter(|set| set.width <= width);
        let set = fitting.next().unwrap_or_else(|| Setter { ui }.set(term, smallest));
        Self { set }
    }

    /// Its size in points.
    pub(crate) fn size(&self) -> Vec2 {
        vec2(self.set.width, self.set.ascent + self.set.descent)
    }

    /// Draws it with its upper left corner at a place. Returns where it is.
    pub(crate) fn paint(self, ui: &Ui, at: Pos2, color: Color32) -> Rect {
        let rect = Rect::from_min_size(at, self.size());
        let baseline = at + vec2(0.0, self.set.ascent);
        for mark in self.set.moved(baseline.to_vec2()) {
            match mark {
                Mark::Words(at, galley) => ui.painter().galley_with_override_text_color(at, galley, color),
                Mark::Line(points, width) => drop(ui.painter().line(points, Stroke::new(width, color))),
            }
        }
        rect
    }
}

/// Lays parts out.
struct Setter<'a> {
    ui: &'a Ui,
}

impl Setter<'_> {
    fn set(&self, term: &Term, size: f32) -> Set {
        match term {
            Term::Upright(text) => self.words(text, size, false),
            Term::Letter(letter) => self.words(letter, size, true),
            Term::Row(terms) => self.row(terms, size),
            Term::Fraction(above, below) => self.fraction(above, below, size),
            Term::Indexed { of, below, above } => self.indexed(of, below.as_deref(), above.as_deref(), size),
            Term::Sum(over) => self.sum(over, size),
            Term::Root(of) => self.root(of, size),
            Term::Hat(of) => self.topped(of, size, true),
            Term::Bar(of) => self.topped(of, size, false),
            Term::Norm(of) => self.norm(of, size),
        }
    }

    fn words(&self, text: &str, size: f32, slanted: bool) -> Set {
        let format = TextFormat { font_id: FontId::proportional(size), italics: slanted, ..TextFormat::default() };
        let mut job = LayoutJob::default();
        job.append(text, 0.0, format);
        let galley = self.ui.painter().layout_job(job);
        let glyph = galley.rows.first().and_then(|row| Some(row.pos.y + row.glyphs.first()?.pos.y));
        let baseline = glyph.unwrap_or(0.8 * galley.size().y);
        // Slanted letters reach a little over their end.
        let width = galley.size().x + if slanted { 0.08 * size } else { 0.0 };
        Set { width, ascent: 0.76 * size, descent: 0.22 * size, marks: vec![Mark::Words(pos2(0.0, -baseline), galley)] }
    }

    fn row(&self, terms: &[Term], size: f32) -> Set {
        let mut all = Set { width: 0.0, ascent: 0.0, descent: 0.0, marks: Vec::new() };
        for term in terms {
            let set = self.set(term, size);
            let (width, ascent, descent) = (set.width, set.ascent, set.descent);
            all.marks.extend(set.moved(vec2(all.width, 0.0)));
            all.width += width;
            all.ascent = all.ascent.max(ascent);
            all.descent = all.descent.max(descent);
        }
        all
    }

    fn fraction(&self, above: &Term, below: &Term, size: f32) -> Set {
        let (above, below) = (self.set(above, 0.86 * size), self.set(below, 0.86 * size));
        let (axis, gap, thickness) = (-0.28 * size, 0.16 * size, (0.05 * size).max(1.0));
        let width = above.width.max(below.width) + 0.3 * size;
        let ascent = above.ascent + above.descent + gap - axis;
        let descent = below.ascent + below.descent + gap + axis;
        let over = vec2((width - above.width) / 2.0, axis - gap - above.descent);
        let under = vec2((width - below.width) / 2.0, axis + gap + below.ascent);
        let mut marks = above.moved(over);
        marks.extend(below.moved(under));
        marks.push(Mark::Line(vec![pos2(0.06 * size, axis), pos2(width - 0.06 * size, axis)], thickness));
        Set { width: width + 0.1 * size, ascent, descent, marks }
    }

    fn indexed(&self, of: &Term, below: Option<&Term>, above: Option<&Term>, size: f32) -> Set {
        let mut set = self.set(of, size);
        let start = set.width;
        let mut width = start;
        for (term, up) in [(below, false), (above, true)] {
            let Some(small) = term.map(|term| self.set(term, 0.68 * size)) else { continue };
            let y = if up { -(set.ascent - 0.42 * small.ascent).max(0.36 * size) } else { 0.24 * size };
            set.ascent = set.ascent.max(small.ascent - y);
            set.descent = set.descent.max(small.descent + y);
            width = width.max(start + small.width);
            set.marks.extend(small.moved(vec2(start + 0.03 * size, y)));
        }
        Set { width: width + 0.05 * size, ..set }
    }

    fn sum(&self, over: &Term, size: f32) -> Set {
        let over = self.set(over, 0.62 * size);
        // Drawn, since a letter would be too small.
        let (h, w) = (1.15 * size, 0.82 * size);
        let (top, bottom) = (-0.28 * size - h / 2.0, -0.28 * size + h / 2.0);
        let width = w.max(over.width) + 0.2 * size;
        let left = (width - w) / 2.0;
        let at = |x: f32, y: f32| pos2(left + x * w, top + y * (bottom - top));
        let sign =
            vec![at(1.0, 0.13), at(0.98, 0.0), at(0.0, 0.0), at(0.5, 0.5), at(0.0, 1.0), at(0.98, 1.0), at(1.0, 0.87)];
        let y = bottom + 0.08 * size + over.ascent;
        let (ascent, descent) = (-top, y + over.descent);
        let x = (width - over.width) / 2.0;
        let mut marks = over.moved(vec2(x, y));
        marks.push(Mark::Line(sign, (0.07 * size).max(1.0)));
        Set { width: width + 0.06 * size, ascent, descent, marks }
    }

    fn root(&self, of: &Term, size: f32) -> Set {
        let of = self.set(of, size);
        let hook = 0.55 * size;
        let (top, bottom) = (-of.ascent - 0.16 * size, of.descent);
        let width = hook + of.width + 0.1 * size;
        let sign = vec![
            pos2(0.04 * size, -0.32 * size),
            pos2(0.17 * size, -0.40 * size),
            pos2(0.33 * size, bottom),
            pos2(hook, top),
            pos2(width, top),
        ];
        let (ascent, descent) = (-top + 0.05 * size, of.descent);
        let mut marks = of.moved(vec2(hook + 0.05 * size, 0.0));
        marks.push(Mark::Line(sign, (0.06 * size).max(1.0)));
        Set { width: width + 0.08 * size, ascent, descent, marks }
    }

    /// With a hat or a bar.
    fn topped(&self, of: &Term, size: f32, hat: bool) -> Set {
        let mut set = self.set(of, size);
        // Over small letters lower than over tall ones; all lean to the right.
        let is_tall = matches!(of, Term::Letter(letter) if letter.contains(['b', 'd', 'f', 'h', 'k', 'l', 't']));
        let y = if is_tall { -0.84 } else { -0.64 } * size;
        let (middle, half) = (set.width / 2.0 + 0.04 * size, (set.width * 0.36).min(0.22 * size));
        let line = if hat {
            vec![pos2(middle - half, y), pos2(middle, y - 0.15 * size), pos2(middle + half, y)]
        } else {
            vec![pos2(middle - half, y - 0.05 * size), pos2(middle + half, y - 0.05 * size)]
        };
        set.marks.push(Mark::Line(line, (0.06 * size).max(1.0)));
        set.ascent = set.ascent.max(0.18 * size - y);
        set
    }

    fn norm(&self, of: &Term, size: f32) -> Set {
        let of = self.set(of, size);
        let (top, bottom) = (-of.ascent - 0.04 * size, of.descent + 0.04 * size);
        let (thin, pair, inner) = ((0.05 * size).max(1.0), 0.12 * size, 0.3 * size);
        let width = of.width + 2.0 * inner;
        let (ascent, descent) = (-top, bottom);
        let mut marks = of.moved(vec2(inner, 0.0));
        for x in [0.08 * size, 0.08 * size + pair, width - 0.08 * size - pair, width - 0.08 * size] {
            marks.push(Mark::Line(vec![pos2(x, top), pos2(x, bottom)], thin));
        }
        Set { width: width + 0.04 * size, ascent, descent, marks }
    }
}
