//! A pack that extends another: mappings are laid over each other, everything else replaces.

use crate::syntax::yaml::{Node, Value};

/// The keys whose mapping is one thought and is replaced whole.
const WHOLE: [&str; 5] = ["where", "having", "of", "any", "all"];

/// The word that takes something away.
const NOTHING: &str = "none";

/// `upper` laid over `base`.
pub(super) fn over<'t>(base: &Node<'t>, upper: &Node<'t>) -> Node<'t> {
    let (Value::Map(below), Value::Map(above)) = (&base.value, &upper.value) else {
        return upper.clone();
    };
    let mut pairs = below.clone();
    for pair in above {
        let place = pairs.iter().position(|one| one.key == pair.key);
        let removes = pair.value.text() == Some(NOTHING);
        match place.and_then(|at| pairs.get_mut(at)) {
            Some(_) if removes => pairs.retain(|one| one.key != pair.key),
            Some(old) if WHOLE.contains(&pair.key.as_ref()) => *old = pair.clone(),
            Some(old) => old.value = over(&old.value, &pair.value),
            None if removes => {}
            None => pairs.push(pair.clone()),
        }
    }
    Node { span: upper.span, value: Value::Map(pairs), whole: base.whole && upper.whole }
}
