/**
 * What the runtime image makes of the merged jar: one module, so that the class-data archive finds
 * its classes in the image and survives a move. It exports a package, as the JVM resolves only such
 * modules when it is given a class to start; the libraries within look into each other.
 */
open module gunitop {
  requires java.logging;
  requires jdk.unsupported;

  exports gunitop.app;

  uses org.slf4j.spi.SLF4JServiceProvider;
  uses oshi.spi.SystemInfoProvider;

  provides org.slf4j.spi.SLF4JServiceProvider with
      org.slf4j.nop.NOPServiceProvider;
  provides oshi.spi.SystemInfoProvider with
      oshi.SystemInfo;
}
