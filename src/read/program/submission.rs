//! What a pack asks of an application itself.

use crate::diagnostic::code::Code;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::submission::{Demand, Named, Submission};
use crate::model::words::Paper;
use crate::read::fields::Fields;
use crate::read::program::value::{CITATION, Citing};
use crate::read::scalar;
use crate::syntax::yaml::Pair;

/// The keys of which each demand has exactly one.
const DEMANDS: [&str; 4] = ["paper", "pdfs", "names", "by-hand"];

/// Reads one demand.
pub(super) fn read(
    sink: &mut Diagnostics,
    pair: &Pair<'_>,
    cite: Citing<'_>,
) -> Option<Submission> {
    let known: Vec<&str> =
        ["title", "because"].into_iter().chain(DEMANDS).chain(CITATION).collect();
    let fields = Fields::of(sink, &pair.value, "what an application needs", &known)?;
    let mut text = |key: &str, example: &str| {
        let node = fields.required(sink, key, example)?;
        scalar::text(sink, node, key).map(str::to_owned)
    };
    let title = text("title", "title: Pay the fee");
    let because = text("because", "because: an application is read once the fee is paid");
    let demand = demand(sink, &fields);
    let citation = cite.citation(sink, &fields);
    let id = pair.key.clone().into_owned();
    Some(Submission { id, title: title?, because: because?, demand: demand?, citation })
}

fn demand(sink: &mut Diagnostics, fields: &Fields<'_, '_>) -> Option<Demand> {
    let mut given = fields.pairs().iter().filter(|pair| DEMANDS.contains(&pair.key.as_ref()));
    let Some(pair) = given.next() else {
        let message = "this does not say what an application needs";
        let finding = Diagnostic::new(Code::MissingKey, fields.span, message);
        sink.push(finding.help(
            "write one of `paper: letter`, `pdfs: 2`, `names: member-number` and `by-hand: true`",
        ));
        return None;
    };
    for other in given {
        fields.refuse(sink, &other.key, &format!("`{}` already says what is needed", pair.key));
    }
    let node = &pair.value;
    match pair.key.as_ref() {
        "paper" => scalar::word(sink, node, "paper", Paper::ALL, Paper::word).map(Demand::Paper),
        "pdfs" => scalar::count(sink, node, "pdfs").map(Demand::Pdfs),
        "names" => scalar::word(sink, node, "names", Named::ALL, Named::word).map(Demand::Names),
        _ => scalar::word(sink, node, "by-hand", &["true"], |word| word).map(|_| Demand::ByHand),
    }
}
