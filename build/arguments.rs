//! The arguments of a message of Project Fluent: for the build, which makes a type of them, and for the tests, which
//! compare the languages.

use std::collections::BTreeSet;

use fluent_syntax::ast::{CallArguments, Expression, InlineExpression, Message, Pattern, PatternElement};

/// The names of the arguments that the comment of a message declares, a line each, as in
/// `# $tens: for languages that count in tens`.
pub(crate) fn declared(message: &Message<&str>) -> impl Iterator<Item = String> {
    let lines = message.comment.iter().flat_map(|comment| &comment.content);
    lines.filter_map(|line| {
        let (name, _) = line.trim_start().strip_prefix('$')?.split_once(':')?;
        Some(name.to_owned())
    })
}

/// The names of the arguments of a text.
pub(crate) fn arguments(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    collect(pattern, &mut found);
    found
}

fn collect(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        let PatternElement::Placeable { expression } = element else { continue };
        match expression {
            Expression::Inline(inline) => collect_inline(inline, found),
            Expression::Select { selector, variants } => {
                collect_inline(selector, found);
                variants.iter().for_each(|variant| collect(&variant.value, found));
            }
        }
    }
}

fn collect_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    let in_call = |arguments: &CallArguments<&str>, found: &mut BTreeSet<String>| {
        arguments.positional.iter().for_each(|argument| collect_inline(argument, found));
        arguments.named.iter().for_each(|argument| collect_inline(&argument.value, found));
    };
    match inline {
        InlineExpression::VariableReference { id } => _ = found.insert(id.name.to_owned()),
        InlineExpression::FunctionReference { arguments, .. } => in_call(arguments, found),
        InlineExpression::TermReference { arguments: Some(arguments), .. } => in_call(arguments, found),
        InlineExpression::Placeable { expression } => {
            if let Expression::Inline(inline) = &**expression {
                collect_inline(inline, found);
            }
        }
        _ => {}
    }
}
