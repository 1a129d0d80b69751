/**
 * The dialogs that either screen opens: the question before a signal, the signal menu, the help,
 * all about one process. Each is a record with its keys, beside a view that draws it.
 *
 * <p>May import the core, {@code ui}, {@code ui.frame} and {@code ui.text}; knows no screen.
 */
package gunitop.ui.dialog;
