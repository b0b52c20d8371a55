/** Programs on real libraries and servers from Maven Central. */
package programs.real;
