// Every measurement of this folder, one after the other; each prints its own figures.
import './load.ts';
