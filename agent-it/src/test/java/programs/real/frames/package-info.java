/** Opens files behind what frameworks put between a program and its own code. */
package programs.real.frames;
