/* ANCHOR: swap */
static void swap(int *one, int *other)
{
	int kept = *one;	/* a tab stands before this comment */

	*one = *other;
	*other = kept;
}
/* ANCHOR_END: swap */

int main(void)
{
	return 0;
}
