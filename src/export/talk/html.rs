//! A talk as one page that runs without anything else: pictures in it, keys, captions, notes.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::io::Cursor;
use std::sync::Arc;

use image::{ImageFormat, RgbImage};
use serde_json::json;

use super::slide::{ScenePictures, ShotPicture, Tone};
use crate::export::ExportProblem;
use crate::images::edit::to_base64;
use crate::text::{Language, talk as text};

/// The page of a talk: everything is in it, and it asks for nothing. Keys: PageDown, PageUp and the arrows go through the
/// scenes, N shows the notes, B and the dot make it black.
///
/// # Errors
/// [`ExportProblem::Io`] where a picture can't be written as PNG; none is known.
pub fn talk_html(title: &str, scenes: &[ScenePictures], language: Language) -> Result<String, ExportProblem> {
    let mut pictures = Pictures::default();
    let mut described = Vec::new();
    for scene in scenes {
        let mut shots = Vec::new();
        for shot in &scene.shots {
            let shown = shot.pictures.iter().map(|picture| pictures.described(picture));
            let shown: Result<Vec<_>, ExportProblem> = shown.collect();
            shots.push(json!({ "p": shown?, "l": shot.line, "ms": u32::from(shot.hold_cs) * 10 }));
        }
        described.push(json!({ "caption": scene.caption, "notes": scene.notes, "shots": shots }));
    }
    let words = json!({
        "notes": text::PAGE_NOTES.in_language(language), "help": text::PAGE_HELP.in_language(language),
    });
    let data = json!({ "pictures": pictures.urls, "scenes": described, "words": words });
    // So that no text ends the script.
    let data = data.to_string().replace("</", "<\\/").replace("<!--", "<\\!--");
    let mut page = String::new();
    let (lang, title) = (language.code(), escaped(title));
    let _ = write!(page, "<!DOCTYPE html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n");
    let _ = writeln!(page, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    let _ = write!(page, "<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{BODY}");
    let _ = write!(page, "<script>\n\"use strict\";\nconst talk = {data};\n{SCRIPT}</script>\n</body>\n</html>\n");
    Ok(page)
}

/// The pictures so far, each of them once.
#[derive(Default)]
struct Pictures {
    urls: Vec<String>,
    known: HashMap<Vec<u8>, usize>,
    /// By address, for those that are the same in many moments.
    seen: HashMap<usize, (Arc<RgbImage>, usize)>,
}

impl Pictures {
    fn described(&mut self, shown: &ShotPicture) -> Result<serde_json::Value, ExportProblem> {
        let at = self.add(&shown.picture)?;
        let tone = match shown.tone {
            Tone::Plain => "",
            Tone::Right => "right",
            Tone::Wrong => "wrong",
        };
        Ok(json!({ "i": at, "crisp": shown.crisp, "label": shown.label, "note": shown.note, "tone": tone }))
    }

    fn add(&mut self, picture: &Arc<RgbImage>) -> Result<usize, ExportProblem> {
        let address = Arc::as_ptr(picture).addr();
        if let Some((_, at)) = self.seen.get(&address) {
            return Ok(*at);
        }
        let mut png = Vec::new();
        let written = picture.write_to(&mut Cursor::new(&mut png), ImageFormat::Png);
        written.map_err(|error| ExportProblem::Io(std::io::Error::other(error)))?;
        let at = match self.known.get(&png) {
            Some(at) => *at,
            None => {
                self.urls.push(format!("data:image/png;base64,{}", to_base64(&png)));
                self.known.insert(png, self.urls.len() - 1);
                self.urls.len() - 1
            }
        };
        self.seen.insert(address, (Arc::clone(picture), at));
        Ok(at)
    }
}

/// A text between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

const BODY: &str = "<main>
<h1 id=\"caption\"></h1>
<div id=\"pictures\"></div>
<footer><span id=\"line\"></span><span id=\"place\"></span></footer>
</main>
<aside id=\"notes\" hidden><h2></h2><p></p></aside>
<div id=\"black\" hidden></div>
";

const STYLE: &str = "* { box-sizing: border-box; margin: 0; }
html, body { height: 100%; background: #000; color: #edf1f7; font-family: system-ui, sans-serif; overflow: hidden; }
main { height: 100%; display: flex; flex-direction: column; padding: 2.5vh 3vw; gap: 1.5vh; }
h1 { font-weight: 300; font-size: min(7.6vh, 4.6vw); line-height: 1.2; }
#pictures { flex: 1; min-height: 0; display: grid; grid-auto-rows: minmax(0, 1fr); gap: 2vh 2vw; align-items: center; justify-items: center; }
figure { width: 100%; height: 100%; min-height: 0; min-width: 0; display: flex; flex-direction: column; align-items: center; justify-content: center; gap: 1vh; }
figure img { flex: 1; min-height: 0; width: 100%; object-fit: contain; }
img.crisp { image-rendering: pixelated; }
figcaption { font-size: 3.2vh; color: #acb7c7; display: flex; gap: 1em; }
.right { color: #54d2c4; } .wrong { color: #ffb75e; } .plain { color: #edf1f7; }
footer { display: flex; justify-content: space-between; font-size: 2.8vh; color: #acb7c7; }
aside { position: fixed; left: 0; right: 0; bottom: 0; max-height: 50%; overflow: auto; padding: 2vh 3vw; background: #131820; border-top: 1px solid #2a3340; font-size: 2.8vh; line-height: 1.5; }
aside h2 { font-size: 2.4vh; color: #acb7c7; font-weight: 400; } aside p { white-space: pre-wrap; }
#black { position: fixed; inset: 0; background: #000; }
[hidden] { display: none; }
";

const SCRIPT: &str = "let at = 0, timer = 0;
const by = id => document.getElementById(id);
const columns = (n, shapes) => {
  const box = by('pictures').getBoundingClientRect();
  let best = 1, size = 0;
  for (let c = 1; c <= n; c++) {
    const w = box.width / c, h = box.height / Math.ceil(n / c) - box.height * 0.07;
    const scale = Math.min(...shapes.map(s => Math.min(w / s[0], h / s[1])));
    if (scale > size) { size = scale; best = c; }
  }
  return best;
};
const figure = p => {
  const figure = document.createElement('figure'), img = document.createElement('img');
  img.src = talk.pictures[p.i];
  img.alt = p.label;
  img.className = p.crisp ? 'crisp' : '';
  figure.append(img);
  if (p.label || p.note) {
    const words = document.createElement('figcaption'), label = document.createElement('span');
    const note = document.createElement('span');
    label.textContent = p.label;
    note.textContent = p.note;
    note.className = p.tone || 'plain';
    words.append(label, note);
    figure.append(words);
  }
  return figure;
};
const draw = shot => {
  const figures = shot.p.map(figure);
  const images = figures.map(f => f.querySelector('img'));
  Promise.all(images.map(i => i.decode().catch(() => {}))).then(() => {
    if (current !== shot) return;
    const shapes = images.map(i => [i.naturalWidth || 1, i.naturalHeight || 1]);
    by('pictures').style.gridTemplateColumns = `repeat(${columns(figures.length, shapes)}, minmax(0, 1fr))`;
    by('pictures').replaceChildren(...figures);
    by('line').textContent = shot.l;
  });
};
let current = null;
const play = (scene, k) => {
  current = scene.shots[k];
  draw(current);
  if (k + 1 < scene.shots.length) timer = setTimeout(() => play(scene, k + 1), current.ms);
};
const show = to => {
  clearTimeout(timer);
  at = Math.max(0, Math.min(talk.scenes.length - 1, to));
  const scene = talk.scenes[at];
  by('caption').textContent = scene.caption;
  by('place').textContent = `${at + 1} / ${talk.scenes.length}`;
  by('notes').querySelector('h2').textContent = `${talk.words.notes} ${at + 1} / ${talk.scenes.length}`;
  by('notes').querySelector('p').textContent = scene.notes;
  location.replace('#' + (at + 1));
  play(scene, 0);
};
const keys = {
  PageDown: () => show(at + 1), ArrowRight: () => show(at + 1), ArrowDown: () => show(at + 1), ' ': () => show(at + 1),
  PageUp: () => show(at - 1), ArrowLeft: () => show(at - 1), ArrowUp: () => show(at - 1),
  Home: () => show(0), End: () => show(talk.scenes.length - 1),
  n: () => { by('notes').hidden = !by('notes').hidden; },
  b: () => { by('black').hidden = false; }, '.': () => { by('black').hidden = false; },
};
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.altKey || event.metaKey) return;
  if (!by('black').hidden) { by('black').hidden = true; event.preventDefault(); return; }
  const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (act) { act(); event.preventDefault(); }
});
by('pictures').addEventListener('click', () => show(at + 1));
by('place').title = talk.words.help;
window.addEventListener('resize', () => current && draw(current));
show((parseInt(location.hash.slice(1), 10) || 1) - 1);
";
