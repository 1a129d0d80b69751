package gunitop.gunicorn;

/** Which of an application's generations; the only generation of a steady application is OLD. */
public enum GenerationRole {
  OLD,
  NEW
}
