package gunitop.kernel;

/** A program that prints why JNA cannot be loaded, or where it was unpacked. */
final class KernelAccessProbe {

  private KernelAccessProbe() {}

  public static void main(String[] arguments) {
    System.out.println(
        KernelAccess.refusal().orElseGet(() -> "loaded from " + System.getProperty("jna.tmpdir")));
  }
}
