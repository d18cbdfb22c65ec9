  # Products as prediction wants them: weights cast before, few and large products, GELU inside one of them.

  def lin(self, x: Tensor, w: Tensor, b: Tensor) -> Tensor:
    return torch.linear((self).narrow(x), w, b)

  def among_tokens(self, x: Tensor, p: List[Tensor]) -> Tensor:
    qkv = torch.chunk((self).wide(torch.linear(x, p[0], p[1])), 3, 2)
    return (self).attend(qkv[0], qkv[1], qkv[2])

  # The learned extra key and value stand behind those of the context.
  def to_context(self, x: Tensor, context: Tensor, p: List[Tensor]) -> Tensor:
    w = torch.split_with_sizes(p[4], [${width}, 2 * ${width}], 0)
    b = torch.split_with_sizes(p[5], [${width}, 2 * ${width}], 0)
    extra = torch.expand(torch.cat([p[6], p[7]], 2), [torch.size(x, 0), 1, 2 * ${width}])
    keys = torch.chunk((self).wide(torch.cat([torch.linear(context, w[1], b[1]), extra], 1)), 2, 2)
    return (self).attend((self).wide(torch.linear(x, w[0], b[0])), keys[0], keys[1])

  def mlp(self, x: Tensor, p: List[Tensor], i: int) -> Tensor:
    y = ops.mkldnn._linear_pointwise(x, p[i], p[i + 1], "gelu", annotate(List[Optional[number]], []), "tanh")
    return torch.linear(y, p[i + 2], p[i + 3])
