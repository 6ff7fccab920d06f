/// The staff's web console: which terminals there are, what citizens can and cannot do at each of
/// them now, and what needs a hand. Start reading at `FleetServer`; `FleetModel` (pure) folds what
/// the terminals say into what is so, `FleetCards` puts it into words. Web server, templates and
/// SQL are used in this package only.
@NullMarked
package de.buergerterminal.provisioning.fleet;

import org.jspecify.annotations.NullMarked;
