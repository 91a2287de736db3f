//! What a PNG must be before a decoder sees it.

/// Whether the palette of a PNG has whole colours and not too many of them: the decoder (png 0.18.1) panics otherwise.
/// What is no PNG, or has no palette, passes.
pub(crate) fn has_sound_palette(png: &[u8]) -> bool {
    let mut rest = png.get(8..).unwrap_or_default();
    while let Some((length, after)) = rest.split_first_chunk::<4>()
        && let Some((kind, data)) = after.split_first_chunk::<4>()
    {
        let length = u32::from_be_bytes(*length) as usize;
        match kind {
            b"PLTE" if !length.is_multiple_of(3) || length > 3 * 256 => return false,
            b"IDAT" => return true,
            _ => {}
        }
        // The check sum is behind the data.
        rest = length.checked_add(4).and_then(|length| data.get(length..)).unwrap_or_default();
    }
    true
}
