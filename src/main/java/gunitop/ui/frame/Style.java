package gunitop.ui.frame;

/** What a cell means; a theme decides how that looks. Meaning never hangs on colour alone. */
public enum Style {
  NORMAL,
  DIM,
  BRIGHT,
  TITLE,
  COLUMN_HEADER,
  SORTED,
  BORDER,
  OLD,
  NEW,
  MASTER,
  GOOD,
  BOOTING,
  WARNING,
  BLOCKER,
  ALARM,
  END,
  SELECTED,
  KEY,
  KEY_LABEL,
  KEY_REFUSED,
  STAGE,
  APPEARED,
  GONE,
  METER_LOW,
  METER_HIGH,
  DIALOG,
  INPUT
}
