/** Real servers, clients and pools that close what they open, under load. */
package programs.real.healthy;
