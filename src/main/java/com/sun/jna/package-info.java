/**
 * JNA's own package: a class that JNA loads on every start without need, in a form that costs
 * nothing. The build leaves JNA's class of that name out of the packaged file.
 */
package com.sun.jna;
