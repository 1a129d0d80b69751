/**
 * Renders the model into a frame: one class a view, pure.
 *
 * <p>May import {@code process}, {@code gunicorn}, {@code upgrade}, {@code ui} and {@code
 * ui.frame}; knows no terminal library.
 *
 * <p>A picture is drawn once for each snapshot and each key that changes something ({@code
 * Showing}), into the cells of the last one, with the texts that figures had a second ago ({@code
 * RecentTexts}, {@code CommandLines}, {@code FindingLines}) and the rows whose content is the same
 * ({@code KeptRows}: keys, step line, headings): memory of pure functions, behind them.
 */
package gunitop.ui.view;
