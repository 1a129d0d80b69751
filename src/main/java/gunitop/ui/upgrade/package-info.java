/**
 * The upgrade screen of one application. {@code UpgradeState} is what it remembers, {@code
 * UpgradeKeys} and {@code StepKeys} what its keys do, {@code UpgradeView} how it is drawn, from the
 * header down to the keys. What is offered, and how far an upgrade is, is judged by the core; a
 * view prints it.
 *
 * <p>May import the core, {@code release}, {@code probe}, {@code ui}, {@code ui.frame}, {@code
 * ui.text}, and {@code ui.dialog} and {@code ui.log} to open a dialog.
 */
package gunitop.ui.upgrade;
