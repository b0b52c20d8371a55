/** Types of the application's own that are to be closed, and programs that forget to. */
package programs.track;
