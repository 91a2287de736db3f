//! Colours, sizes and text styles, in one place, for both themes.
//!
//! Text keeps a contrast of at least 4.5:1 against everything that it is drawn on (tested). One accent colour; a wrong
//! count has a colour of its own, and a shape as well, since colour alone may not be seen.

use egui::epaint::text::{FontInsert, FontPriority, InsertFontFamily};
use egui::{
    Color32, CornerRadius, FontData, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, Visuals,
};

use crate::app::settings::ThemeChoice;
use crate::fonts;

/// The step of the grid on which everything is laid out, in points.
pub const GRID: f32 = 8.0;
/// Width of the panel with the controls, in points.
pub const CONTROLS_WIDTH: f32 = 328.0;
/// Width of the panel on the right of the stage, in points.
pub const SIDE_WIDTH: f32 = 304.0;
/// The same in a wide window, in points.
pub const MAX_SIDE_WIDTH: f32 = 420.0;
/// Height of a button, a field and a segment, in points.
pub const CONTROL_HEIGHT: f32 = 32.0;
/// Corner radius of buttons and cards, in points.
pub const RADIUS: u8 = 8;
/// Least contrast of text against its ground (WCAG 2 AA).
pub const MIN_CONTRAST: f32 = 4.5;

/// What egui calls a theme.
pub fn egui_theme(choice: ThemeChoice) -> Theme {
    match choice {
        ThemeChoice::Dark => Theme::Dark,
        ThemeChoice::Light => Theme::Light,
    }
}

/// The colours of a theme.
#[derive(Clone, Copy, Debug)]
pub struct Colors {
    /// Behind the pictures.
    pub stage: Color32,
    /// Behind the controls.
    pub panel: Color32,
    /// Buttons, fields, rails.
    pub raised: Color32,
    /// The same under the pointer.
    pub hover: Color32,
    /// Thin lines.
    pub line: Color32,
    /// Text.
    pub text: Color32,
    /// Text of less weight.
    pub weak: Color32,
    /// What is on, chosen or being dragged.
    pub accent: Color32,
    /// Text and icons on the accent.
    pub on_accent: Color32,
    /// The accent as a ground for text: chosen segments.
    pub chosen: Color32,
    /// Wrong counts and warnings.
    pub warn: Color32,
}

const DARK: Colors = Colors {
    stage: Color32::from_rgb(10, 13, 18),
    panel: Color32::from_rgb(19, 24, 32),
    raised: Color32::from_rgb(33, 41, 53),
    hover: Color32::from_rgb(45, 56, 72),
    line: Color32::from_rgb(42, 51, 64),
    text: Color32::from_rgb(237, 241, 247),
    weak: Color32::from_rgb(172, 183, 199),
    accent: Color32::from_rgb(84, 210, 196),
    on_accent: Color32::from_rgb(5, 30, 28),
    chosen: Color32::from_rgb(24, 76, 76),
    warn: Color32::from_rgb(255, 183, 94),
};

const LIGHT: Colors = Colors {
    stage: Color32::from_rgb(236, 239, 243),
    panel: Color32::from_rgb(250, 251, 252),
    raised: Color32::from_rgb(216, 223, 232),
    hover: Color32::from_rgb(200, 210, 222),
    line: Color32::from_rgb(198, 207, 218),
    text: Color32::from_rgb(20, 25, 33),
    weak: Color32::from_rgb(62, 72, 87),
    accent: Color32::from_rgb(0, 106, 98),
    on_accent: Color32::WHITE,
    chosen: Color32::from_rgb(162, 220, 211),
    warn: Color32::from_rgb(139, 64, 0),
};

impl Colors {
    /// The colours of a theme.
    pub fn of(theme: Theme) -> &'static Self {
        match theme {
            Theme::Dark => &DARK,
            Theme::Light => &LIGHT,
        }
    }

    /// Every pair of text and ground that occurs, with a name, for the test of the contrast.
    pub fn text_pairs(&self) -> Vec<(&'static str, Color32, Color32)> {
        let mut pairs = vec![
            ("text on chosen", self.text, self.chosen),
            ("on accent", self.on_accent, self.accent),
            ("weak on hover", self.weak, self.hover),
        ];
        for (ground_name, ground) in [("stage", self.stage), ("panel", self.panel), ("raised", self.raised)] {
            let _ = ground_name;
            pairs.extend([
                ("text", self.text, ground),
                ("weak", self.weak, ground),
                ("accent", self.accent, ground),
                ("warn", self.warn, ground),
            ]);
        }
        pairs
    }
}

/// The colours of the present theme.
pub fn colors(ui: &egui::Ui) -> &'static Colors {
    Colors::of(if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light })
}

/// Contrast of two opaque colours, from 1 to 21 (WCAG 2).
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |c: Color32| {
        let linear = |v: u8| {
            let v = f32::from(v) / 255.0;
            if v <= 0.040_45 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * linear(c.r()) + 0.7152 * linear(c.g()) + 0.0722 * linear(c.b())
    };
    let (a, b) = (luminance(a) + 0.05, luminance(b) + 0.05);
    a.max(b) / a.min(b)
}

/// Black or white, whichever is easier to read on an opaque colour: a contrast of 4.58 or more on any.
pub fn ink_on(ground: Color32) -> Color32 {
    let by_contrast = |a: &Color32, b: &Color32| contrast(*a, ground).total_cmp(&contrast(*b, ground));
    [Color32::BLACK, Color32::WHITE].into_iter().max_by(by_contrast).unwrap_or(Color32::BLACK)
}

/// Text of a heading on the stage: the machine's name.
pub fn title() -> TextStyle {
    TextStyle::Name("title".into())
}

/// The largest text: the count.
pub fn hero() -> TextStyle {
    TextStyle::Name("hero".into())
}

/// Sets fonts, sizes and colours of both themes. To be called once.
pub fn install(ctx: &egui::Context) {
    for theme in [Theme::Dark, Theme::Light] {
        ctx.set_style_of(theme, style(theme));
    }
    ctx.options_mut(|options| options.zoom_with_keyboard = false);
    if let Some(font) = fonts::CHINESE {
        ctx.add_font(after_latin("noto-sans-sc", font));
    }
}

/// A font for what the Latin fonts lack. It needs no tweak: its ascent and descent are those of the Latin letters, on
/// which egui centres it, and at the same size it is as heavy as they are.
fn after_latin(name: &str, font: &'static [u8]) -> FontInsert {
    let families = [FontFamily::Proportional, FontFamily::Monospace];
    let last = families.map(|family| InsertFontFamily { family, priority: FontPriority::Lowest });
    FontInsert::new(name, FontData::from_static(font), last.into())
}

/// The whole style of a theme.
fn style(theme: Theme) -> Style {
    let proportional = |size| FontId::new(size, FontFamily::Proportional);
    let mut style = Style {
        visuals: visuals(theme),
        text_styles: [
            (TextStyle::Small, proportional(13.0)),
            (TextStyle::Body, proportional(15.0)),
            (TextStyle::Button, proportional(15.0)),
            (TextStyle::Heading, proportional(18.0)),
            (TextStyle::Monospace, FontId::new(13.0, FontFamily::Monospace)),
            (title(), proportional(24.0)),
            (hero(), proportional(36.0)),
        ]
        .into(),
        animation_time: 0.1,
        ..Style::default()
    };
    let spacing = &mut style.spacing;
    spacing.item_spacing = egui::vec2(GRID, GRID);
    spacing.button_padding = egui::vec2(12.0, 6.0);
    spacing.interact_size = egui::vec2(CONTROL_HEIGHT, CONTROL_HEIGHT);
    spacing.menu_margin = Margin::same(8);
    spacing.window_margin = Margin::same(24);
    spacing.tooltip_width = 320.0;
    spacing.combo_height = 400.0;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style
}

/// The colours in egui's terms.
fn visuals(theme: Theme) -> Visuals {
    let c = Colors::of(theme);
    let mut visuals = if theme == Theme::Dark { Visuals::dark() } else { Visuals::light() };
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(c.weak);
    visuals.panel_fill = c.panel;
    visuals.window_fill = c.panel;
    visuals.window_stroke = Stroke::new(1.0, c.line);
    visuals.window_corner_radius = CornerRadius::same(12);
    visuals.menu_corner_radius = CornerRadius::same(RADIUS);
    visuals.extreme_bg_color = c.raised;
    visuals.faint_bg_color = c.raised;
    visuals.hyperlink_color = c.accent;
    visuals.warn_fg_color = c.warn;
    visuals.error_fg_color = c.warn;
    visuals.selection.bg_fill = c.chosen;
    visuals.selection.stroke = Stroke::new(1.0, c.text);
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: Color32::from_black_alpha(80) };
    visuals.window_shadow = visuals.popup_shadow;
    let widgets = &mut visuals.widgets;
    for w in [
        &mut widgets.noninteractive,
        &mut widgets.inactive,
        &mut widgets.hovered,
        &mut widgets.active,
        &mut widgets.open,
    ] {
        w.corner_radius = CornerRadius::same(RADIUS);
        w.fg_stroke = Stroke::new(1.5, c.text);
        w.weak_bg_fill = c.raised;
        w.bg_fill = c.raised;
        w.bg_stroke = Stroke::NONE;
        w.expansion = 0.0;
    }
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, c.line);
    widgets.noninteractive.weak_bg_fill = c.panel;
    widgets.noninteractive.bg_fill = c.panel;
    for w in [&mut widgets.hovered, &mut widgets.active, &mut widgets.open] {
        w.weak_bg_fill = c.hover;
        w.bg_fill = c.hover;
    }
    widgets.active.bg_stroke = Stroke::new(1.5, c.accent);
    visuals
}

/// A colour of the charts and maps, as egui has it.
pub(crate) fn rgb([r, g, b]: [u8; 3]) -> Color32 {
    Color32::from_rgb(r, g, b)
}
